package dev.weatherglass.notify.delivery;

import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/// One step in the life of a problem; ordered by event time, at one moment firing before resolved.
///
/// @param state entered
/// @param at event time at which it was entered
public record Transition(AlertState state, Instant at) implements Comparable<Transition> {

  private static final Comparator<Transition> IN_TIME =
      Comparator.comparing(Transition::at).thenComparing(Transition::state);

  /// The transition that brought the problem where it is.
  public static Transition of(Problem problem) {
    return new Transition(problem.state(), problem.enteredAt());
  }

  /// Reads [Problem#transition()].
  ///
  /// @throws IllegalArgumentException if the text is none
  public static Transition parse(String text) {
    int split = text.indexOf('@');
    try {
      return new Transition(
          AlertState.valueOf(text.substring(0, Math.max(0, split)).toUpperCase(Locale.ROOT)),
          Instant.parse(text.substring(split + 1)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("transition must end in an instant but was " + text, e);
    }
  }

  @Override
  public int compareTo(Transition other) {
    return IN_TIME.compare(this, other);
  }
}
