/// Plots as SVG, drawn by a few lines of our own.
///
/// Never here: what the numbers mean.
@NullMarked
package dev.weatherglass.bench.evaluate.plot;

import org.jspecify.annotations.NullMarked;
