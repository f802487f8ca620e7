package dev.weatherglass.bench.evaluate.scenarios;

import org.jspecify.annotations.Nullable;

/// One alert.
///
/// @param ts when it was raised, in epoch seconds
/// @param deploy the blamed one; null if none was blamed
public record Raised(double ts, @Nullable String deploy) {}
