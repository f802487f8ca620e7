/// Services that do not exist: their samples, sent as Prometheus sends them, and a client of the
/// live stream.
///
/// Never here: what is measured. Start with [SimulatedService].
@NullMarked
package dev.weatherglass.bench.load;

import org.jspecify.annotations.NullMarked;
