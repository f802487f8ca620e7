package dev.weatherglass.core.delivery.ci;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// How long a test takes where it passes.
///
/// @param suite which suite, or where the case belongs
/// @param name of the case; null for the whole suite
/// @param medianSeconds over the runs that tell
/// @param longestSeconds of them
/// @param runs how many tell: of a case those in which it was one of the slowest that passed
/// @param lastAt when the newest of them finished
public record SlowTest(
    TestSuite suite,
    @Nullable String name,
    double medianSeconds,
    double longestSeconds,
    int runs,
    Instant lastAt) {

  /// The slowest first.
  static final Comparator<SlowTest> SLOWEST_FIRST =
      Comparator.comparingDouble(SlowTest::medianSeconds)
          .reversed()
          .thenComparing(SlowTest::suite)
          .thenComparing(SlowTest::name, Comparator.nullsFirst(Comparator.naturalOrder()));
}
