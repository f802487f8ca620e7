package dev.weatherglass.core.alert;

import dev.weatherglass.core.correlate.CommitMeasure;
import dev.weatherglass.core.correlate.History;
import dev.weatherglass.core.detect.Onset;
import dev.weatherglass.core.detect.OnsetReading;
import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.StableId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The problem of a commit: one alert for each history that it made worse. It has no verdict behind
/// it, because commits are not verified one by one.
final class HistoryProblem {

  private static final double SET = 0.9;

  private HistoryProblem() {}

  /// The commits that may be to blame, the likeliest first: the smallest set with nine tenths of
  /// the probability.
  static List<Suspect> suspects(HistoryRun run, History history, OnsetReading reading) {
    double total = reading.lnSum();
    return reading.credibleSet(SET).stream()
        .map(each -> suspect(run.change(history.commit(each.index())), each, total))
        .toList();
  }

  private static Suspect suspect(Change commit, Onset onset, double total) {
    double share = Math.min(1, Math.exp(onset.lnE() - total));
    return new Suspect(
        commit, share, List.of("the level shifted at this commit: %.0f %%".formatted(100 * share)));
  }

  /// An alert that begins to fire.
  static Alert alert(
      HistoryRun run, CommitMeasure measure, Change blamed, double before, double after) {
    var labels = new TreeMap<String, String>();
    labels.put("alertname", HistoryWords.alertname(measure.kind(), after));
    labels.put("service", run.service());
    labels.put("environment", run.environment());
    labels.put("signal", measure.kind().signal());
    labels.put("by", measure.name() + (run.branch().isEmpty() ? "" : ", branch " + run.branch()));
    labels.put("change", blamed.id());
    return new Alert(
        Fingerprint.of(labels),
        labels,
        AlertState.FIRING,
        HistoryWords.summary(run.service(), measure, before, after, blamed.label()),
        null,
        run.commit().at(),
        blamed.onset(),
        null,
        null);
  }

  /// The problem with one more alert: the one given, or a new one.
  static Problem firing(
      @Nullable Problem joined, HistoryRun run, Alert alert, List<Suspect> suspects) {
    if (joined != null) {
      return with(joined, replaced(joined.alerts(), alert), null);
    }
    Change blamed = suspects.getFirst().change();
    return new Problem(
        StableId.of("problem", blamed.id(), run.environment()),
        "",
        run.service(),
        run.environment(),
        AlertState.FIRING,
        alert.startsAt(),
        List.of(blamed),
        List.of(alert),
        suspects,
        alert.startsAt(),
        null,
        null,
        alert.summary());
  }

  /// The problem after one of its alerts ended.
  ///
  /// @param by the commit that brought it about; null where none is known
  static Problem resolved(
      Problem problem, String fingerprint, Instant at, String reason, @Nullable Change by) {
    List<Alert> alerts =
        problem.alerts().stream()
            .map(
                alert -> alert.fingerprint().equals(fingerprint) ? ended(alert, at, reason) : alert)
            .toList();
    return with(problem, alerts, by);
  }

  private static Problem with(Problem problem, List<Alert> alerts, @Nullable Change by) {
    List<Alert> sorted = alerts.stream().sorted(Comparator.comparing(Alert::state)).toList();
    AlertState state = sorted.getFirst().state();
    boolean over = state == AlertState.RESOLVED;
    Instant latest = latest(sorted);
    return new Problem(
        problem.id(),
        problem.verification(),
        problem.service(),
        problem.environment(),
        state,
        state == problem.state() ? problem.enteredAt() : latest,
        problem.changes(),
        sorted,
        problem.suspects(),
        problem.startsAt(),
        over ? latest : null,
        over ? by : null,
        sorted.getFirst().summary());
  }

  private static Instant latest(List<Alert> alerts) {
    return alerts.stream()
        .map(alert -> alert.endsAt() == null ? alert.startsAt() : alert.endsAt())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static List<Alert> replaced(List<Alert> alerts, Alert alert) {
    var others = new ArrayList<>(alerts);
    others.removeIf(other -> other.fingerprint().equals(alert.fingerprint()));
    others.add(alert);
    return others;
  }

  private static Alert ended(Alert alert, Instant at, String reason) {
    return new Alert(
        alert.fingerprint(),
        Map.copyOf(alert.labels()),
        AlertState.RESOLVED,
        alert.summary(),
        null,
        alert.startsAt(),
        alert.began(),
        at,
        reason);
  }
}
