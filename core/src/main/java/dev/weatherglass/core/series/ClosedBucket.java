package dev.weatherglass.core.series;

/// A bucket of a watched series that will not change any more.
///
/// @param rule what is watched
/// @param group values of the rule's `by` labels
/// @param index of the bucket
/// @param widthMillis width of the bucket
/// @param value what it holds
public record ClosedBucket(
    WatchRule rule, String group, long index, long widthMillis, BucketValue value) {}
