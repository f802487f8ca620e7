package dev.weatherglass.core.verify;

/// What one series says about one change after a bucket, in full.
///
/// @param lnE evidence of all buckets so far against "nothing changed", in nats
/// @param before level before the change
/// @param after level since the change
/// @param effect how much it moved
/// @param spreads the same in standard deviations of a bucket of the series' own baseline
/// @param detectable the smallest harm that would have been seen by now, read as the effect is; NaN
///   where it was not asked
/// @param seen present buckets since the onset
public record SeriesReading(
    double lnE,
    double before,
    double after,
    Effect effect,
    double spreads,
    double detectable,
    int seen) {}
