/// Tests of `dev.weatherglass.app.hub`.
@org.jspecify.annotations.NullMarked
package dev.weatherglass.app.hub;
