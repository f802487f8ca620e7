package dev.weatherglass.notify.message;

import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.alert.Suspect;
import dev.weatherglass.core.alert.Word;
import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.verify.Effect;
import dev.weatherglass.core.verify.SeriesJudgement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A problem as other programs get it: names that stay, whatever becomes of ours.
///
/// Instants are event time. Levels are in `unit`.
public record ProblemView(
    String id,
    AlertState state,
    Instant enteredAt,
    String service,
    String environment,
    String summary,
    Instant startsAt,
    @Nullable Instant endsAt,
    List<ChangeView> changes,
    List<AlertView> alerts,
    List<SuspectView> suspects,
    @Nullable ChangeView recoveredBy) {

  /// What is shown of a problem.
  public static ProblemView of(Problem problem) {
    @Nullable Change recoveredBy = problem.recoveredBy();
    return new ProblemView(
        problem.id(),
        problem.state(),
        problem.enteredAt(),
        problem.service(),
        problem.environment(),
        problem.summary(),
        problem.startsAt(),
        problem.endsAt(),
        problem.changes().stream().map(ChangeView::of).toList(),
        problem.alerts().stream().map(AlertView::of).toList(),
        problem.suspects().stream().map(SuspectView::of).toList(),
        recoveredBy == null ? null : ChangeView.of(recoveredBy));
  }

  /// A change that is named.
  public record ChangeView(
      String id,
      String kind,
      String label,
      String service,
      String environment,
      Instant onset,
      @Nullable String version,
      @Nullable String commit,
      DeployEvent.@Nullable How how,
      @Nullable String actor,
      String source,
      @Nullable String url) {

    static ChangeView of(Change change) {
      return new ChangeView(
          change.id(),
          change.kind().word(),
          change.label(),
          change.service(),
          change.environment(),
          change.onset(),
          change.revision().version(),
          change.revision().commit(),
          change.how(),
          change.actor(),
          change.source(),
          change.url());
    }
  }

  /// What is told of one series.
  public record AlertView(
      String fingerprint,
      Map<String, String> labels,
      AlertState state,
      String summary,
      Instant startsAt,
      Instant began,
      @Nullable Instant endsAt,
      @Nullable String endReason,
      @Nullable WordView acked,
      @Nullable WordView resolvedBy,
      @Nullable WordView falseAlarm,
      @Nullable SeriesView series) {

    static AlertView of(Alert alert) {
      @Nullable SeriesJudgement judgement = alert.judgement();
      return new AlertView(
          alert.fingerprint(),
          alert.labels(),
          alert.state(),
          alert.summary(),
          alert.startsAt(),
          alert.began(),
          alert.endsAt(),
          alert.endReason(),
          WordView.orNull(alert.acked()),
          WordView.orNull(alert.resolvedBy()),
          WordView.orNull(alert.falseAlarm()),
          judgement == null ? null : SeriesView.of(judgement));
    }
  }

  /// That a person said something: who looks after it, that it is over, that it never was one.
  public record WordView(String by, Instant at, @Nullable String why) {

    static @Nullable WordView orNull(@Nullable Word word) {
      return word == null ? null : new WordView(word.by(), word.at(), word.why());
    }
  }

  /// The series and how it was judged when the alert fired.
  public record SeriesView(
      String signal,
      String by,
      String metric,
      String unit,
      @Nullable Double before,
      @Nullable Double after,
      @Nullable EffectView effect,
      int bucketSeconds,
      int bucketsBefore,
      int bucketsAfter) {

    static SeriesView of(SeriesJudgement judgement) {
      @Nullable Effect effect = judgement.effect();
      return new SeriesView(
          judgement.signal().name(),
          judgement.series().by(),
          judgement.metric(),
          judgement.signal().unit(),
          judgement.before(),
          judgement.after(),
          effect == null ? null : EffectView.of(effect),
          judgement.bucketSeconds(),
          judgement.bucketsBefore(),
          judgement.bucketsAfter());
    }
  }

  /// How much it moved: fractions of the level before where `relative`, else in the unit of the
  /// series. An end that is infinite is absent.
  public record EffectView(
      double value,
      @Nullable Double low,
      @Nullable Double high,
      double confidence,
      boolean relative) {

    static EffectView of(Effect effect) {
      return new EffectView(
          effect.value(),
          finite(effect.low()),
          finite(effect.high()),
          effect.confidence(),
          effect.relative());
    }

    private static @Nullable Double finite(double end) {
      return Double.isFinite(end) ? end : null;
    }
  }

  /// A change that may be to blame, with its share of the blame in [0, 1].
  public record SuspectView(ChangeView change, double probability, List<String> reasons) {

    static SuspectView of(Suspect suspect) {
      return new SuspectView(
          ChangeView.of(suspect.change()), suspect.probability(), suspect.reasons());
    }
  }
}
