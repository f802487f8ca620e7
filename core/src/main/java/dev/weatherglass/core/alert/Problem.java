package dev.weatherglass.core.alert;

import dev.weatherglass.core.event.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one change did, whole: the alerts it caused with their states, suspects and evidence.
///
/// @param id first blamed change and environment; stays whatever follows
/// @param verification id of the verdict behind it; empty where a commit is blamed for a history
/// @param service whose series are worse
/// @param environment where
/// @param state firing while one of its alerts fires
/// @param enteredAt event time at which it entered this state; with the state it names a transition
/// @param changes the blamed candidate's reports, the one with the most evidence first; empty where
///   no change explains it
/// @param alerts all its alerts, strongest evidence first
/// @param suspects changes that may be to blame, most likely first
/// @param startsAt event time of its first alert
/// @param endsAt event time at which the last alert resolved; null while it fires
/// @param recoveredBy the change that brought recovery about; null where none is known
/// @param summary one sentence for a title
public record Problem(
    String id,
    String verification,
    String service,
    String environment,
    AlertState state,
    Instant enteredAt,
    List<Change> changes,
    List<Alert> alerts,
    List<Suspect> suspects,
    Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable Change recoveredBy,
    String summary) {

  public Problem {
    changes = List.copyOf(changes);
    alerts = List.copyOf(alerts);
    suspects = List.copyOf(suspects);
  }

  /// The same problem, with another verification behind it.
  Problem explainedBy(String otherVerification) {
    return new Problem(
        id,
        otherVerification,
        service,
        environment,
        state,
        enteredAt,
        changes,
        alerts,
        suspects,
        startsAt,
        endsAt,
        recoveredBy,
        summary);
  }

  /// The same problem, with other alerts of the same labels.
  Problem with(List<Alert> others) {
    return new Problem(
        id,
        verification,
        service,
        environment,
        state,
        enteredAt,
        changes,
        others,
        suspects,
        startsAt,
        endsAt,
        recoveredBy,
        others.getFirst().summary());
  }

  /// The same problem in a state that evidence did not bring it to, so that no change did either.
  Problem moved(AlertState to, Instant at, @Nullable Instant end) {
    return new Problem(
        id,
        verification,
        service,
        environment,
        to,
        at,
        changes,
        alerts,
        suspects,
        startsAt,
        end,
        null,
        summary);
  }

  /// Whether a commit is blamed by the history of its service, and no verdict is behind it.
  boolean isOfHistory() {
    return verification.isEmpty() && !changes.isEmpty();
  }

  /// Names the transition that brought the problem here: the state and the event time at which it
  /// was entered.
  public String transition() {
    return state.word() + "@" + enteredAt;
  }
}
