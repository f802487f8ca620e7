package dev.weatherglass.core.series;

import org.jspecify.annotations.Nullable;

/// A bucket of a watched series that will not change any more.
///
/// @param rule what is watched
/// @param group values of the rule's `by` labels
/// @param version empty for the watched series; else the bucket is of that version's raw series
///   alone, and its value is a [Measure#arm]
/// @param index of the bucket
/// @param widthMillis width of the bucket
/// @param value what it holds
/// @param histogram how its requests are spread, where the family tells; null otherwise
public record ClosedBucket(
    WatchRule rule,
    String group,
    String version,
    long index,
    long widthMillis,
    BucketValue value,
    @Nullable Histogram histogram) {}
