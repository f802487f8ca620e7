package dev.weatherglass.core.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The verdict `regressed` on a deploy.
///
/// @param at when the metrics began to be worse
/// @param recoveredAt when they were as before; null while they are not
public record Regression(Instant at, @Nullable Instant recoveredAt) {}
