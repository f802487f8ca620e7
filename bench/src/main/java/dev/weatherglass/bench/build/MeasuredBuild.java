package dev.weatherglass.bench.build;

import org.jspecify.annotations.Nullable;

/// What one build took.
///
/// @param wholeMillis from starting the process to its end
/// @param endMillis from Maven's line `BUILD SUCCESS` to the end of the process
/// @param toldMillis what the extension says of itself; null where it says nothing
public record MeasuredBuild(double wholeMillis, double endMillis, @Nullable Double toldMillis) {}
