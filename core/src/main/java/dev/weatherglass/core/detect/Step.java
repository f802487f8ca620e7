package dev.weatherglass.core.detect;

/// @param state what to go on from
/// @param evidence what all buckets since the change say together
public record Step<S>(S state, Evidence evidence) {}
