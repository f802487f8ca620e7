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

  private static final double THIRTY_PERCENT_SLOWER = 1.3;
  private static final double ONE_IN_TEN_FAILS = 0.1;

  static final List<ServiceModel> SERVICES =
      List.of(
          new ServiceModel("checkout", 30, 0.120, 0.004),
          new ServiceModel("catalog", 20, 0.060, 0.002),
          new ServiceModel("payment", 1.5, 0.180, 0.004));

  static final List<Scene> SCENES =
      List.of(
          scene(
              1,
              "catalog",
              "v3.8.0",
              "rollout",
              "dana",
              Condition.NORMAL,
              Expected.INNOCENT,
              "a good one"),
          scene(
              2,
              "checkout",
              "v5.1.4",
              "rollout",
              "ken",
              new Condition(1, 0, 0.4, 0.5),
              Expected.INNOCENT,
              "starts cold and has hiccups, but does no harm"),
          scene(
              16,
              "catalog",
              "v3.9.0",
              "rollout",
              "mia",
              new Condition(THIRTY_PERCENT_SLOWER, 0, 0, 0),
              Expected.FLAGGED,
              "30 % slower, on purpose"),
          scene(
              18,
              "payment",
              "v1.10.0",
              "rollout",
              "ravi",
              new Condition(1, ONE_IN_TEN_FAILS, 0, 0),
              Expected.FLAGGED,
              "one request in ten fails, with little traffic"),
          scene(
              24, "catalog", "v3.8.0", "rollback", "mia", Condition.NORMAL, Expected.RECOVERY, ""),
          scene(
              25,
              "payment",
              "v1.9.2",
              "rollback",
              "ravi",
              Condition.NORMAL,
              Expected.RECOVERY,
              ""));

  private Script() {}

  private static Scene scene(
      int minute,
      String service,
      String version,
      String how,
      String actor,
      Condition condition,
      Expected expected,
      String says) {
    return new Scene(
        Duration.ofMinutes(minute), service, version, how, actor, condition, expected, says);
  }
}
