package dev.weatherglass.core.verify;

import dev.weatherglass.core.event.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The present judgement of one candidate change in one environment.
///
/// @param id of the verification: change id and environment
/// @param service whose change it is
/// @param environment where
/// @param changes what was reported as this candidate, the one with the most evidence first; not
///   empty
/// @param state what is known now
/// @param ended whether the verification is over; then `state` is final
/// @param reason why, in plain words
/// @param onset when the candidate can first have had an effect
/// @param judgedAt event time up to which this judgement looked
/// @param firedAt end of the bucket at which the alarm rule fired; null while it has not
/// @param watchedUntil event time at which it ends at the latest
/// @param series what each judged series says, strongest evidence first
public record Verdict(
    String id,
    String service,
    String environment,
    List<Change> changes,
    VerdictState state,
    boolean ended,
    String reason,
    Instant onset,
    Instant judgedAt,
    @Nullable Instant firedAt,
    Instant watchedUntil,
    List<SeriesJudgement> series) {

  public Verdict {
    changes = List.copyOf(changes);
    series = List.copyOf(series);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("changes must not be empty");
    }
  }

  /// The change that is named first.
  public Change change() {
    return changes.getFirst();
  }
}
