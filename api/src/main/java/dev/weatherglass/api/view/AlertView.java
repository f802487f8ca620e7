package dev.weatherglass.api.view;

import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.verify.SeriesJudgement;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person is told about one watched series.
///
/// @param fingerprint identity: a hash of the labels
/// @param state `firing` or `resolved`
/// @param summary one sentence: what, by how much, since which change
/// @param labels as in Alertmanager; never a number
/// @param title how people call the signal; absent for an alert about missing data
/// @param before level before the change
/// @param after level when the alert fired
/// @param effect how much it moved, when the alert fired
/// @param change the change that is blamed; absent where none explains it
/// @param began event time from which the series is worse
/// @param startsAt event time at which the alert fired
/// @param endsAt event time at which it resolved; absent while it fires
/// @param endReason why it resolved; absent while it fires
/// @param acked who looks after it; absent where nobody said so
/// @param resolvedBy who said that it is over; absent where nobody did
/// @param falseAlarm who said that it never was one; absent where nobody did
/// @param problem what groups the alerts of one change
public record AlertView(
    String fingerprint,
    String state,
    String summary,
    Map<String, String> labels,
    @Nullable String title,
    @Nullable String metric,
    @Nullable LevelView before,
    @Nullable LevelView after,
    @Nullable EffectView effect,
    @Nullable ChangeView change,
    Instant began,
    Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable String endReason,
    @Nullable WordView acked,
    @Nullable WordView resolvedBy,
    @Nullable WordView falseAlarm,
    ProblemSummaryView problem) {

  /// A problem in short.
  ///
  /// @param verdict id of the verdict behind it; empty where a commit is blamed
  /// @param recoveredBy the change that brought recovery about; absent where none is known
  public record ProblemSummaryView(
      String id, String state, String summary, String verdict, @Nullable ChangeView recoveredBy) {

    static ProblemSummaryView of(Problem problem) {
      return new ProblemSummaryView(
          problem.id(),
          problem.state().word(),
          problem.summary(),
          problem.verification(),
          ChangeView.orNull(problem.recoveredBy()));
    }
  }

  public static AlertView of(Problem problem, Alert alert) {
    @Nullable SeriesJudgement judgement = alert.judgement();
    String unit = judgement == null ? "" : judgement.signal().unit();
    return new AlertView(
        alert.fingerprint(),
        alert.state().word(),
        alert.summary(),
        alert.labels(),
        judgement == null ? null : judgement.signal().title(),
        judgement == null ? null : judgement.metric(),
        judgement == null ? null : LevelView.orNull(judgement.before(), unit),
        judgement == null ? null : LevelView.orNull(judgement.after(), unit),
        judgement == null ? null : EffectView.orNull(judgement.effect(), unit),
        problem.changes().isEmpty() ? null : ChangeView.of(problem.changes().getFirst()),
        alert.began(),
        alert.startsAt(),
        alert.endsAt(),
        alert.endReason(),
        WordView.orNull(alert.acked()),
        WordView.orNull(alert.resolvedBy()),
        WordView.orNull(alert.falseAlarm()),
        ProblemSummaryView.of(problem));
  }
}
