/// Simulated series without a change, or with a step of a known size: eight kinds of noise, five
/// kinds of metric, all of it from a seed.
///
/// Never here: what is done with them. Start with [World] and [MetricKind]; [Traces] puts them
/// together.
@NullMarked
package dev.weatherglass.bench.evaluate.worlds;

import org.jspecify.annotations.NullMarked;
