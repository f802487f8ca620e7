package dev.weatherglass.core.correlate;

import dev.weatherglass.core.series.Direction;

/// One value of one history, measured at some commit.
///
/// @param kind what it is
/// @param name which one, as people read it: `pipeline CI`, `suite unit, case Cart.total`
/// @param value seconds, the benchmark's own unit, or for failures the failed share of the runs;
///   within 1e100
/// @param unit as `s` or `ns/op`; empty for failures
/// @param worse which way is worse
public record CommitMeasure(
    HistoryKind kind, String name, double value, String unit, Direction worse) {}
