package dev.weatherglass.core.alert;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that people said about one problem, kept beside what the judge knows of it: a judge never
/// sees it, and all that it tells goes through [#on]. So later evidence takes back nothing that a
/// person said.
///
/// @param problem its id
/// @param said in order of time, each once
public record Instructions(String problem, List<Instruction> said) {

  public Instructions {
    said = said.stream().distinct().sorted().toList();
  }

  /// Nothing said.
  static Instructions none(String problem) {
    return new Instructions(problem, List.of());
  }

  Instructions with(AlertCommand command) {
    return new Instructions(
        problem, Stream.concat(said.stream(), Stream.of(Instruction.of(command))).toList());
  }

  /// Whether the last word was said before this time.
  boolean isOlderThan(Instant time) {
    return said.stream().allMatch(each -> each.word().at().isBefore(time));
  }

  /// The problem as it is to be told. One that people and evidence have ended is over; an alert
  /// that fires after a person ended all before it makes it fire again.
  Problem on(Problem judged) {
    List<Alert> alerts =
        judged.alerts().stream()
            .map(this::on)
            .sorted(Comparator.comparing(Alert::state)) // stable: the judge's order within a state
            .toList();
    return ends(alerts).equals(ends(judged.alerts()))
        ? judged.with(alerts)
        : changed(judged, alerts);
  }

  private Alert on(Alert alert) {
    Alert now = alert;
    for (Instruction each : said) {
      now = each.on(now);
    }
    return now;
  }

  /// When which alert ended, whatever the order of the alerts.
  private static List<String> ends(List<Alert> alerts) {
    return alerts.stream().map(alert -> alert.fingerprint() + alert.endsAt()).sorted().toList();
  }

  private static Problem changed(Problem judged, List<Alert> alerts) {
    AlertState state = alerts.getFirst().state();
    @Nullable Instant endsAt = state == AlertState.FIRING ? null : latestEnd(alerts);
    Instant enteredAt = endsAt == null ? firingSince(judged, alerts) : endsAt;
    return judged.with(alerts).moved(state, enteredAt, endsAt);
  }

  private static Instant latestEnd(List<Alert> alerts) {
    return alerts.stream()
        .map(alert -> alert.endsAt() == null ? alert.startsAt() : alert.endsAt())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Instant firingSince(Problem judged, List<Alert> alerts) {
    return alerts.stream()
        .filter(alert -> alert.state() == AlertState.FIRING)
        .map(Alert::startsAt)
        .min(Comparator.naturalOrder())
        .filter(judged.enteredAt()::isBefore)
        .orElse(judged.enteredAt());
  }
}
