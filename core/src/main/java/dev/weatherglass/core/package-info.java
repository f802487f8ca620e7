/// The domain. Every decision of Weatherglass is made below this package, as a pure function
/// `(state, input) -> (state', outputs)`: what a deploy is, how samples become buckets, when a
/// series has changed, when that is worth telling a person.
///
/// Packages, in reading order, each knowing only those before it: `event` (what happened), `series`
/// (what was measured), `detect` (did it change), `verify` (was it this change), `correlate` (whose
/// change was it), `alert` (who hears of it). `delivery` stands beside them on `event`.
///
/// Never here: a thread, a clock, chance, I/O, JSON, Kafka. Time and randomness are arguments; the
/// only dependency is JSpecify's annotations.
@NullMarked
package dev.weatherglass.core;

import org.jspecify.annotations.NullMarked;
