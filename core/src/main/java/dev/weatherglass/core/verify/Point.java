package dev.weatherglass.core.verify;

import java.time.Instant;

/// One closed bucket of a series, to look at.
///
/// @param at end of the bucket
/// @param value in the unit of the series
public record Point(Instant at, double value) {}
