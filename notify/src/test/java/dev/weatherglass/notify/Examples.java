package dev.weatherglass.notify;

import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Fingerprint;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.alert.Suspect;
import dev.weatherglass.core.alert.Word;
import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.series.Direction;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import dev.weatherglass.core.series.SignalKind;
import dev.weatherglass.core.verify.Effect;
import dev.weatherglass.core.verify.SeriesJudgement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One story: checkout 2.14.0 by dana makes p95 latency 32 % worse at 08:40 and errors too; ken's
/// rollback to 2.13.2 mends it at 08:57.
public final class Examples {

  /// When 2.14.0 went live.
  public static final Instant DEPLOYED = Instant.parse("2026-11-23T08:39:31Z");

  private static final Instant BEGAN = Instant.parse("2026-11-23T08:40:12Z");
  private static final Instant FIRED = Instant.parse("2026-11-23T08:42:00Z");
  private static final Instant ENDED = Instant.parse("2026-11-23T08:57:12Z");

  private static final Signal LATENCY =
      new Signal("latency_p95", "p95 latency", SignalKind.LATENCY, "s", Direction.UP);
  private static final Signal ERRORS =
      new Signal("errors", "error ratio", SignalKind.ERRORS, "1", Direction.UP);

  private Examples() {}

  /// The bad deploy.
  public static Change deploy() {
    return change("2.14.0", DeployEvent.How.ROLLOUT, "dana", DEPLOYED);
  }

  /// A deploy of checkout in production.
  public static Change change(
      String version, DeployEvent.How how, @Nullable String actor, Instant onset) {
    return new Change(
        "deploy-" + version,
        EventKind.DEPLOY,
        "checkout",
        "production",
        onset,
        new Revision(version, "9f2c6b5d1e", null),
        how,
        actor,
        "/ci",
        "https://ci.example.com/runs/" + version);
  }

  /// While it lasts.
  public static Problem firing() {
    return problem("problem-1", AlertState.FIRING, FIRED, List.of(deploy()), null);
  }

  /// After the rollback.
  public static Problem resolved() {
    Change rollback =
        change("2.13.2", DeployEvent.How.ROLLBACK, "ken", Instant.parse("2026-11-23T08:55:40Z"));
    return problem("problem-1", AlertState.RESOLVED, ENDED, List.of(deploy()), rollback);
  }

  /// While it lasts, and ken looks after it.
  public static Problem acked() {
    return said(firing(), AlertState.FIRING, new Word("ken", FIRED, "looking"), null, null);
  }

  /// Ended by ken's word.
  public static Problem resolvedByHand(@Nullable String why) {
    return said(firing(), AlertState.RESOLVED, null, new Word("ken", ENDED, why), null);
  }

  /// Called false by ken.
  public static Problem falseAlarm() {
    return said(firing(), AlertState.RESOLVED, null, null, new Word("ken", ENDED, "a load test"));
  }

  private static Problem said(
      Problem problem,
      AlertState state,
      @Nullable Word acked,
      @Nullable Word resolvedBy,
      @Nullable Word falseAlarm) {
    @Nullable Instant endsAt = state == AlertState.RESOLVED ? ENDED : null;
    return new Problem(
        problem.id(),
        problem.verification(),
        problem.service(),
        problem.environment(),
        state,
        endsAt == null ? problem.enteredAt() : endsAt,
        problem.changes(),
        problem.alerts().stream()
            .map(alert ->
                new Alert(
                    alert.fingerprint(),
                    alert.labels(),
                    state,
                    alert.summary(),
                    alert.judgement(),
                    alert.startsAt(),
                    alert.began(),
                    endsAt,
                    endsAt == null ? null : "somebody said so",
                    acked,
                    resolvedBy,
                    falseAlarm))
            .toList(),
        problem.suspects(),
        problem.startsAt(),
        endsAt,
        null,
        problem.summary());
  }

  /// The same problem under another id, in a state entered at another time.
  public static Problem problem(String id, AlertState state, Instant enteredAt) {
    return problem(id, state, enteredAt, List.of(deploy()), null);
  }

  /// The story's problem with other words in it.
  public static Problem problem(
      String id,
      AlertState state,
      Instant enteredAt,
      List<Change> changes,
      @Nullable Change recoveredBy) {
    boolean over = state == AlertState.RESOLVED;
    return new Problem(
        id,
        "verification-1",
        "checkout",
        "production",
        state,
        enteredAt,
        changes,
        List.of(
            alert(state, LATENCY, 0.182, 0.241, new Effect(0.324, 0.28, 0.362, 0.99, true), over),
            alert(state, ERRORS, 0.002, 0.009, new Effect(0.007, 0.004, 0.011, 0.99, false), over)),
        List.of(
            new Suspect(deploy(), 0.88, List.of("timing")),
            new Suspect(
                change("5.1.0", DeployEvent.How.RESTART, null, DEPLOYED), 0.12, List.of("timing"))),
        FIRED,
        over ? enteredAt : null,
        recoveredBy,
        "checkout is slower since 2.14.0");
  }

  /// A problem whose alert has no series to speak of: checkout stopped sending.
  public static Problem silent(AlertState state) {
    Alert alert =
        new Alert(
            "0123456789abcdef",
            Map.of("alertname", "DeployWithoutData", "service", "checkout"),
            state,
            "checkout sends no series since 2.14.0",
            null,
            FIRED,
            BEGAN,
            null,
            null);
    return new Problem(
        "problem-silent",
        "verification-1",
        "checkout",
        "production",
        state,
        state == AlertState.FIRING ? FIRED : ENDED,
        List.of(deploy()),
        List.of(alert),
        List.of(),
        FIRED,
        null,
        null,
        alert.summary());
  }

  private static Alert alert(
      AlertState state, Signal signal, double before, double after, Effect effect, boolean over) {
    Map<String, String> labels =
        Map.of("alertname", "DeployRegressed", "service", "checkout", "signal", signal.name());
    return new Alert(
        Fingerprint.of(labels),
        labels,
        state,
        signal.title() + " of checkout is worse",
        judgement(signal, before, after, effect),
        FIRED,
        BEGAN,
        over ? ENDED : null,
        over ? "back at the level before for 22 of 30 buckets" : null);
  }

  private static SeriesJudgement judgement(
      Signal signal, double before, double after, Effect effect) {
    return new SeriesJudgement(
        new SeriesKey("checkout", "production", signal.name(), ""),
        signal,
        "http_server_request_duration_seconds",
        true,
        Math.log(1234),
        before,
        after,
        effect,
        15,
        240,
        12,
        BEGAN,
        FIRED,
        List.of(),
        null);
  }
}
