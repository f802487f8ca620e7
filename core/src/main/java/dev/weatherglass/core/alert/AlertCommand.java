package dev.weatherglass.core.alert;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a person says about an alert. The word is about the whole problem, as the one message about
/// it was: it holds for every alert of the problem that had fired by then.
///
/// @param problem id of the problem
/// @param service the problem's
/// @param environment the problem's
/// @param fingerprint of the alert that was named
/// @param verb what is said
/// @param by who says it; not blank
/// @param at when
/// @param why in the person's words; null where none were given
/// @param seen the problem as the person saw it, for a judge that has forgotten it; null where the
///   judge must know it
public record AlertCommand(
    String problem,
    String service,
    String environment,
    String fingerprint,
    Verb verb,
    String by,
    Instant at,
    @Nullable String why,
    @Nullable Problem seen)
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
    require("problem", problem);
    require("fingerprint", fingerprint);
    require("by", by);
  }

  private static void require(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(field + " must not be blank");
    }
  }

  @Override
  public String subject() {
    return problem;
  }

  /// Who said it, when and why.
  public Word word() {
    return new Word(by, at, why);
  }

  /// Without the problem as it was seen.
  AlertCommand alone() {
    return new AlertCommand(problem, service, environment, fingerprint, verb, by, at, why, null);
  }
}
