/// Tests of `dev.weatherglass.app.command`.
@org.jspecify.annotations.NullMarked
package dev.weatherglass.app.command;
