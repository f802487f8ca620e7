/// Tests of `dev.weatherglass.app.configuration`.
@org.jspecify.annotations.NullMarked
package dev.weatherglass.app.configuration;
