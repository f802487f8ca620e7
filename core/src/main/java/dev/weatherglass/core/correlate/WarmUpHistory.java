package dev.weatherglass.core.correlate;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// What the changes of a service taught about its warm-ups: whether caches and compilers make it
/// slow at first after each of them.
///
/// @param changes by verification
record WarmUpHistory(Map<String, Lesson> changes) {

  /// Nothing learnt.
  static final WarmUpHistory NONE = new WarmUpHistory(Map.of());

  private static final int KEPT = 30;

  /// One change, over.
  ///
  /// @param over when its window closed
  /// @param share how likely it came with a warm-up, added up over its series
  /// @param series that could tell
  record Lesson(Instant over, double share, int series) {}

  WarmUpHistory {
    changes = new TreeMap<>(changes);
  }

  /// With what one series says of a change whose window closed.
  WarmUpHistory with(String verification, Instant over, double share) {
    var more = new TreeMap<>(changes);
    more.merge(
        verification,
        new Lesson(over, share, 1),
        (known, one) ->
            new Lesson(over, known.share() + one.share(), known.series() + one.series()));
    if (more.size() > KEPT) {
      more.entrySet().stream()
          .min(java.util.Comparator.comparing(entry -> entry.getValue().over()))
          .map(Map.Entry::getKey)
          .ifPresent(more::remove);
    }
    return new WarmUpHistory(more);
  }

  /// How likely the next change comes with a warm-up: by the changes whose windows closed before,
  /// and one half where there were none (Laplace's rule).
  double before(Instant onset) {
    double sum = 1;
    int count = 2;
    for (Lesson lesson : changes.values()) {
      if (!lesson.over().isAfter(onset)) {
        sum += lesson.share() / lesson.series();
        count++;
      }
    }
    return sum / count;
  }
}
