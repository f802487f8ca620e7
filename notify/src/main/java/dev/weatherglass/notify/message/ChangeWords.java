package dev.weatherglass.notify.message;

import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.DeployEvent;
import org.jspecify.annotations.Nullable;

/// What to call a change; names it, blames nobody.
final class ChangeWords {

  private ChangeWords() {}

  /// `2.14.0`, or `2.14.0 of payments` where the problem shows on another service.
  static String label(Change change, Problem problem) {
    return change.service().equals(problem.service())
        ? change.label()
        : change.label() + " of " + change.service();
  }

  /// For the middle of a sentence: `deploy 2.14.0 by dana`, `rollback to 2.13.2`.
  static String inSentence(Change change, Problem problem) {
    String noun = change.how() == DeployEvent.How.ROLLOUT ? "deploy " : "";
    return noun + label(change, problem) + by(change);
  }

  /// ` by dana`, or nothing.
  static String by(Change change) {
    @Nullable String actor = change.actor();
    return actor == null || actor.isBlank() ? "" : " by " + actor;
  }
}
