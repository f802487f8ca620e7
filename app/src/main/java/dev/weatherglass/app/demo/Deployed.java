package dev.weatherglass.app.demo;

import java.time.Instant;

/// A scene that was played, and what came of it so far.
///
/// @param scene what happened
/// @param deployId as the hub calls it
/// @param at story time of the deploy
/// @param sentNanos wall time of its report, by `nanoTime`
record Deployed(Scene scene, String deployId, Instant at, long sentNanos) {}
