/// The walls of the house, as tests: which module may see which, who may read the clock, what
/// nothing may be called. Start with [dev.weatherglass.app.house.ArchitectureTest].
///
/// They stand in `app` because only `app` sees every module. A wall that is in your way is a
/// question about the design, not about the test.
@org.jspecify.annotations.NullMarked
package dev.weatherglass.app.house;
