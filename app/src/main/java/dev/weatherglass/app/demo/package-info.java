/// The demo: three simulated services that behave like real ones, a day of history, and a story of
/// four deploys, two of them bad, told while the real pipeline judges it.
///
/// Nothing is canned: events and samples go in over HTTP, and every line about a verdict or an
/// alert is read back over HTTP. The simulation ([dev.weatherglass.app.demo.SimulatedService]) is
/// pure: the same seed and times give the same samples.
///
/// Start at [dev.weatherglass.app.demo.Demo].
@NullMarked
package dev.weatherglass.app.demo;

import org.jspecify.annotations.NullMarked;
