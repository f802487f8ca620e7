package dev.weatherglass.api.view;

import dev.weatherglass.core.verify.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A verdict in short, as a deploy shows it; the whole is under `/api/v1/verdicts/{id}`.
public record VerdictSummaryView(
    String id,
    String state,
    boolean ended,
    String reason,
    Instant judgedAt,
    @Nullable Instant firedAt,
    Instant watchedUntil) {

  static VerdictSummaryView of(Verdict verdict) {
    return new VerdictSummaryView(
        verdict.id(),
        verdict.state().word(),
        verdict.ended(),
        verdict.reason(),
        verdict.judgedAt(),
        verdict.firedAt(),
        verdict.watchedUntil());
  }
}
