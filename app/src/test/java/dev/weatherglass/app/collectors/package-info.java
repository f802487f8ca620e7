/// What stands in `collectors/` for the CI of others: it is read as they read it, and its shell
/// parts are run as they run them. Groovy is not: there is no Jenkins here.
@org.jspecify.annotations.NullMarked
package dev.weatherglass.app.collectors;
