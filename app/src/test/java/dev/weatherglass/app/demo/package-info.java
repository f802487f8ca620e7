/// Tests of `dev.weatherglass.app.demo`.
@org.jspecify.annotations.NullMarked
package dev.weatherglass.app.demo;
