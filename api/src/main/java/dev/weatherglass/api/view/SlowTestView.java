package dev.weatherglass.api.view;

import dev.weatherglass.core.delivery.ci.SlowTest;
import dev.weatherglass.core.delivery.ci.TestSuite;
import dev.weatherglass.core.event.StableId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long a test takes where it passes.
///
/// @param id function of suite and name
/// @param suite absent where the sender names none
/// @param variant what else distinguishes where it ran; absent for nothing
/// @param name of the case; absent for a whole suite
/// @param runs how many runs tell: of a case those in which it was one of the five slowest
/// @param lastAt when the newest of them ended
public record SlowTestView(
    String id,
    String service,
    String environment,
    @Nullable String suite,
    @Nullable String variant,
    @Nullable String name,
    double medianSeconds,
    double longestSeconds,
    int runs,
    Instant lastAt) {

  public static SlowTestView of(SlowTest test) {
    TestSuite suite = test.suite();
    return new SlowTestView(
        id(test),
        suite.service(),
        suite.environment(),
        known(suite.name()),
        known(suite.variant()),
        test.name(),
        test.medianSeconds(),
        test.longestSeconds(),
        test.runs(),
        test.lastAt());
  }

  /// What tells it from all others.
  public static String id(SlowTest test) {
    TestSuite suite = test.suite();
    String name = test.name();
    return name == null
        ? StableId.of("suite", suite.service(), suite.environment(), suite.name(), suite.variant())
        : StableId.of(
            "test", suite.service(), suite.environment(), suite.name(), suite.variant(), name);
  }

  static @Nullable String known(String word) {
    return word.isEmpty() ? null : word;
  }
}
