package dev.weatherglass.core.alert;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a person says about an alert. The word is about the whole problem, as the one message about
/// it was: it holds for every alert of the problem that had fired by then.
///
/// @param problem as the person saw it: a judge that has forgotten it goes by that
/// @param fingerprint of the alert that was named; one of the problem's
/// @param verb what is said
/// @param by who says it; not blank
/// @param at when
/// @param why in the person's words; null where none were given
public record AlertCommand(
    Problem problem, String fingerprint, Verb verb, String by, Instant at, @Nullable String why)
    implements Command {

  /// What can be said.
  public enum Verb {
    /// Somebody looks after it; it fires on.
    ACK,
    /// It is over.
    RESOLVE,
    /// It never was one, and so is over.
    FALSE_ALARM;

    /// As in paths and on the command line: `false-alarm`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public AlertCommand {
    if (problem.alerts().stream().noneMatch(alert -> alert.fingerprint().equals(fingerprint))) {
      throw new IllegalArgumentException(
          "fingerprint must be one of problem " + problem.id() + " but was " + fingerprint);
    }
    if (by.isBlank()) {
      throw new IllegalArgumentException("by must not be blank");
    }
  }

  @Override
  public String subject() {
    return problem.id();
  }
}
