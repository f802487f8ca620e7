package dev.weatherglass.api.view;

import dev.weatherglass.core.verify.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The present judgement of one change in one environment.
///
/// @param state `judging`, `healthy`, `regressed`, `inconclusive` or `no_data`
/// @param ended whether that is final
/// @param reason why, in plain words
/// @param onset when the change can first have had an effect
/// @param judgedAt event time up to which this judgement looked
/// @param firedAt event time at which the alarm rule fired; absent while it has not
/// @param watchedUntil event time at which it ends at the latest
/// @param changes what was reported as this candidate, the one with the most evidence first
/// @param series what each judged series says, strongest evidence first
public record VerdictView(
    String id,
    String service,
    String environment,
    String state,
    boolean ended,
    String reason,
    Instant onset,
    Instant judgedAt,
    @Nullable Instant firedAt,
    Instant watchedUntil,
    List<ChangeView> changes,
    List<JudgedSeriesView> series) {

  /// The verdict with the points to draw.
  public static VerdictView whole(Verdict verdict) {
    return of(verdict, true);
  }

  /// The verdict without the points, for lists and the live stream.
  public static VerdictView brief(Verdict verdict) {
    return of(verdict, false);
  }

  private static VerdictView of(Verdict verdict, boolean withPoints) {
    return new VerdictView(
        verdict.id(),
        verdict.service(),
        verdict.environment(),
        verdict.state().word(),
        verdict.ended(),
        verdict.reason(),
        verdict.onset(),
        verdict.judgedAt(),
        verdict.firedAt(),
        verdict.watchedUntil(),
        verdict.changes().stream().map(ChangeView::of).toList(),
        verdict.series().stream().map(series -> JudgedSeriesView.of(series, withPoints)).toList());
  }
}
