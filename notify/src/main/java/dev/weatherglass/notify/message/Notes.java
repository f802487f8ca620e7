package dev.weatherglass.notify.message;

import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.alert.Suspect;
import dev.weatherglass.core.event.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What else is known while a problem fires.
final class Notes {

  private static final double WORTH_NAMING = 0.05;
  private static final int HUNDRED = 100;

  private Notes() {}

  static List<String> of(Problem problem) {
    List<String> notes = new ArrayList<>();
    lookedAfter(problem, notes);
    alsoWorse(problem, notes);
    alsoPossible(problem, notes);
    if (!problem.changes().isEmpty()) {
      notes.add("named by timing; the cause may be another");
    }
    return notes;
  }

  private static void lookedAfter(Problem problem, List<String> notes) {
    Alert first = Messages.first(problem);
    if (first != null && first.acked() != null) {
      notes.add("looked after by " + first.acked().text());
    }
  }

  private static void alsoWorse(Problem problem, List<String> notes) {
    String others =
        problem.alerts().stream()
            .filter(alert -> !alert.equals(Messages.first(problem)))
            .filter(alert -> alert.state() == problem.state())
            .map(Notes::brief)
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      notes.add("also worse: " + others);
    }
  }

  private static String brief(Alert alert) {
    SeriesWords series = SeriesWords.of(alert);
    return series == null ? alert.summary() : series.brief();
  }

  private static void alsoPossible(Problem problem, List<String> notes) {
    List<String> named = problem.changes().stream().map(Change::id).toList();
    String others =
        problem.suspects().stream()
            .filter(suspect -> !named.contains(suspect.change().id()))
            .filter(suspect -> suspect.probability() >= WORTH_NAMING)
            .map(suspect -> possible(suspect, problem))
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      notes.add("also possible: " + others);
    }
  }

  private static String possible(Suspect suspect, Problem problem) {
    long percent = Math.round(suspect.probability() * HUNDRED);
    return ChangeWords.label(suspect.change(), problem) + " (" + percent + " %)";
  }
}
