package dev.weatherglass.core.delivery.ci;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the judge of commits last told about the durations of one pipeline and branch.
///
/// @param fingerprint of its alert
/// @param firing whether it still holds
/// @param began from when on the builds are slower
/// @param change what is blamed; null where unknown
/// @param summary in a sentence
public record JudgeSaid(
    String fingerprint, boolean firing, Instant began, @Nullable String change, String summary) {}
