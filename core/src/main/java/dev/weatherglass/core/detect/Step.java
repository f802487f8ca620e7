package dev.weatherglass.core.detect;

/// What a detector answers to one bucket.
///
/// @param state what to go on from
/// @param evidence what all buckets since the change say together
public record Step<S>(S state, Evidence evidence) {}
