package dev.weatherglass.core.alert;

import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.core.verify.Candidate;
import dev.weatherglass.core.verify.Sentences;
import dev.weatherglass.core.verify.SeriesProgress;
import dev.weatherglass.core.verify.SeriesReading;
import dev.weatherglass.core.verify.VerdictState;
import dev.weatherglass.core.verify.VerificationState;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns the progress of a verification into alerts and the problem that groups them.
///
/// An alert fires once per series and change, when the alarm rule fires, and resolves on evidence
/// only; a resolved alert of a verification does not fire again, so nothing flaps. An alert whose
/// verdict was taken back resolves with the reason.
public final class AlertPolicy {

  private static final String NO_DATA = "DeployNoData";

  private AlertPolicy() {}

  /// All that alerts are made of: while it stays the same, so do they.
  static List<String> ground(VerificationState verification) {
    return verification.series().values().stream()
        .map(series ->
            String.join(
                ",",
                series.series().text(),
                String.valueOf(series.fired() != null),
                String.valueOf(series.recovered()),
                String.valueOf(series.presentAtEnd() > 0)))
        .toList();
  }

  /// The problem after the verification changed.
  ///
  /// @param before the problem so far; null where there is none
  /// @param candidates all candidates known for the service, to name what brought recovery about
  /// @return empty where there is and was nothing to tell
  static Optional<Problem> step(
      @Nullable Problem before, VerificationState verification, List<Candidate> candidates) {
    Map<String, Alert> alerts = new LinkedHashMap<>();
    if (before != null) {
      before.alerts().forEach(alert -> alerts.put(alert.fingerprint(), alert));
    }
    Map<String, Alert> wanted = wanted(verification);
    wanted.forEach((fingerprint, alert) -> alerts.merge(fingerprint, alert, AlertPolicy::later));
    alerts.replaceAll((fingerprint, alert) ->
        wanted.containsKey(fingerprint) ? alert : takenBack(alert, verification));
    return alerts.isEmpty()
        ? Optional.empty()
        : Optional.of(problem(before, verification, List.copyOf(alerts.values()), candidates));
  }

  /// What the verification alone says should be told now, by fingerprint.
  private static Map<String, Alert> wanted(VerificationState verification) {
    var wanted = new TreeMap<String, Alert>();
    if (verification.now().state() == VerdictState.REGRESSED) {
      verification.series().values().stream()
          .filter(series -> series.fired() != null)
          .map(series -> regression(verification, series))
          .forEach(alert -> wanted.put(alert.fingerprint(), alert));
    } else if (verification.now().state() == VerdictState.NO_DATA
        && verification.activeSeries() > 0) {
      Alert silence = silence(verification);
      wanted.put(silence.fingerprint(), silence);
    }
    return wanted;
  }

  private static Alert regression(VerificationState verification, SeriesProgress series) {
    SeriesReading fired = series.readingAtFiring();
    Candidate candidate = verification.candidate();
    Map<String, String> labels =
        labels(name(candidate.change()), candidate, series.signal().name());
    if (!series.series().by().isEmpty()) {
      labels.put("by", series.series().by());
    }
    boolean back = series.recovered();
    return new Alert(
        Fingerprint.of(labels),
        labels,
        back ? AlertState.RESOLVED : AlertState.FIRING,
        candidate.service()
            + ": "
            + Sentences.moved(series.signal(), fired)
            + " since "
            + candidate.change().label(),
        series.judgementAtFiring(candidate.onset()),
        Objects.requireNonNull(series.firedAt()),
        series.judgement(candidate.onset(), false).changePoint(),
        back ? series.newestEnd() : null,
        back ? "most of the last 30 buckets lie nearer to the level before" : null);
  }

  private static Alert silence(VerificationState verification) {
    Candidate candidate = verification.candidate();
    Map<String, String> labels = labels(NO_DATA, candidate, "none");
    Optional<SeriesProgress> back =
        verification.series().values().stream()
            .filter(series -> series.presentAtEnd() > 0)
            .findFirst();
    return new Alert(
        Fingerprint.of(labels),
        labels,
        back.isPresent() ? AlertState.RESOLVED : AlertState.FIRING,
        candidate.service() + ": no data since " + candidate.change().label(),
        null,
        candidate.onset(),
        candidate.onset(),
        back.map(SeriesProgress::newestEnd).orElse(null),
        back.isPresent() ? "data came back" : null);
  }

  private static Map<String, String> labels(String name, Candidate candidate, String signal) {
    var labels = new TreeMap<String, String>();
    labels.put("alertname", name);
    labels.put("service", candidate.service());
    labels.put("environment", candidate.environment());
    labels.put("signal", signal);
    labels.put("change", candidate.change().id());
    return labels;
  }

  private static String name(Change change) {
    return change.kind() == EventKind.CONFIG ? "ConfigurationRegressed" : "DeployRegressed";
  }

  /// Resolved is final, and a firing alert keeps what it said when it fired.
  private static Alert later(Alert known, Alert now) {
    return known.state() == AlertState.RESOLVED
            || (now.state() == AlertState.FIRING && known.startsAt().equals(now.startsAt()))
        ? known
        : now;
  }

  private static Alert takenBack(Alert alert, VerificationState verification) {
    return alert.state() == AlertState.RESOLVED
        ? alert
        : new Alert(
            alert.fingerprint(),
            alert.labels(),
            AlertState.RESOLVED,
            alert.summary(),
            alert.judgement(),
            alert.startsAt(),
            alert.began(),
            alert.startsAt(),
            verification.now().reason());
  }

  private static Problem problem(
      @Nullable Problem before,
      VerificationState verification,
      List<Alert> alerts,
      List<Candidate> candidates) {
    Candidate candidate = verification.candidate();
    boolean firing = alerts.stream().anyMatch(alert -> alert.state() == AlertState.FIRING);
    List<Alert> sorted =
        alerts.stream()
            .sorted(
                Comparator.comparing(Alert::state)
                    .thenComparingDouble(AlertPolicy::minusEvidence)
                    .thenComparing(Alert::fingerprint))
            .toList();
    @Nullable Instant endsAt = firing ? null : latestEnd(alerts);
    AlertState state = firing ? AlertState.FIRING : AlertState.RESOLVED;
    Instant startsAt = alerts.stream().map(Alert::startsAt).min(Instant::compareTo).orElseThrow();
    return new Problem(
        before == null
            ? StableId.of("problem", candidate.change().id(), candidate.environment())
            : before.id(),
        candidate.verification(),
        candidate.service(),
        candidate.environment(),
        state,
        entered(before, state, alerts),
        candidate.namedFirst(),
        sorted,
        List.of(),
        startsAt,
        endsAt,
        endsAt == null ? null : recoveredBy(candidate, startsAt, endsAt, candidates),
        sorted.getFirst().summary());
  }

  private static double minusEvidence(Alert alert) {
    return alert.judgement() == null ? 0 : -alert.judgement().lnE();
  }

  private static Instant entered(@Nullable Problem before, AlertState state, List<Alert> alerts) {
    if (before != null && before.state() == state) {
      return before.enteredAt();
    }
    return state == AlertState.RESOLVED
        ? latestEnd(alerts)
        : alerts.stream()
            .filter(alert -> alert.state() == AlertState.FIRING)
            .map(Alert::startsAt)
            .min(Instant::compareTo)
            .orElseThrow();
  }

  private static Instant latestEnd(List<Alert> alerts) {
    return alerts.stream()
        .flatMap(alert -> Optional.ofNullable(alert.endsAt()).stream())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /// The last change of the service between the alert and its end: a rollback, a fix.
  private static @Nullable Change recoveredBy(
      Candidate blamed, Instant startsAt, Instant endsAt, List<Candidate> candidates) {
    return candidates.stream()
        .filter(other -> !other.verification().equals(blamed.verification()))
        .filter(other -> other.onset().isAfter(blamed.onset()) && !other.onset().isAfter(endsAt))
        .filter(other -> !other.onset().isBefore(startsAt))
        .max(Comparator.comparing(Candidate::onset))
        .map(Candidate::change)
        .orElse(null);
  }
}
