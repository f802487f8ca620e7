package dev.weatherglass.app.demo;

import dev.weatherglass.app.demo.Scene.Expected;
import java.time.Duration;
import java.util.List;

/// The services and the story. Fixed times and one seed: it is the same story every time.
final class Script {

  static final long SEED = 20_261_123;

  /// Story time between two scrapes.
  static final Duration SCRAPE = Duration.ofSeconds(15);

  static final Duration HISTORY = Duration.ofDays(1);

  /// Story seconds per second on the wall.
  static final int SPEED = 30;

  /// When the story has been told; by then everything must have been seen.
  static final Duration LENGTH = Duration.ofMinutes(45);

  static final List<ServiceModel> SERVICES =
      List.of(
          new ServiceModel("checkout", 30, 0.120, 0.004),
          new ServiceModel("catalog", 20, 0.060, 0.002),
          new ServiceModel("payment", 1.5, 0.180, 0.004));

  private static final Condition COLD_WITH_HICCUPS = new Condition(1, 0, 0.12, 0.35);
  private static final Condition SLOWER = new Condition(1.3, 0, 0, 0);
  private static final Condition FAILING = new Condition(1, 0.1, 0, 0);

  static final List<Scene> SCENES =
      List.of(
          rollout(1, "catalog", "v3.8.0", "dana", Condition.NORMAL, "a good one"),
          rollout(
              2,
              "checkout",
              "v5.1.0",
              "ken",
              COLD_WITH_HICCUPS,
              "starts cold and has hiccups, but does no harm"),
          rollout(8, "checkout", "v5.2.0", "mia", SLOWER, "30 % slower, on purpose"),
          rollout(
              10,
              "payment",
              "v1.10.0",
              "ravi",
              FAILING,
              "one request in ten fails, with little traffic"),
          rollback(15, "checkout", "v5.1.0", "mia"),
          rollback(16, "payment", "v1.9.2", "ravi"));

  private Script() {}

  private static Scene rollout(
      int minute, String service, String version, String actor, Condition condition, String says) {
    Expected expected = condition.isHarmful() ? Expected.FLAGGED : Expected.INNOCENT;
    return new Scene(
        Duration.ofMinutes(minute), service, version, "rollout", actor, condition, expected, says);
  }

  private static Scene rollback(int minute, String service, String version, String actor) {
    return new Scene(
        Duration.ofMinutes(minute),
        service,
        version,
        "rollback",
        actor,
        Condition.NORMAL,
        Expected.RECOVERY,
        "");
  }
}
