package dev.weatherglass.core.correlate;

import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.verify.Candidate;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Shelf;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The watched series of a service, taken together.
record ServiceRings(Shelf<Ring> rings, JudgeSettings settings) {

  private static final long DEFAULT_WIDTH_MILLIS = 10_000;

  Stream<Ring> of(ServiceState state) {
    return state.rings().stream().flatMap(key -> Optional.ofNullable(rings.get(key)).stream());
  }

  /// Width of the finest buckets in milliseconds; a default where there are none.
  long finestWidth(ServiceState state) {
    return of(state)
        .mapToLong(Ring::widthMillis)
        .min()
        .orElse(settings.bucket() == null ? DEFAULT_WIDTH_MILLIS : settings.bucket().toMillis());
  }

  /// Whether a bucket of any series ends at this moment or after it.
  boolean reach(ServiceState state, Instant moment) {
    return of(state).anyMatch(ring -> !ring.endOf(ring.last()).isBefore(moment));
  }

  /// How late a candidate is where that is too late to judge it: its baseline has left the rings;
  /// null otherwise.
  @Nullable Long tooLateMillis(ServiceState state, Candidate candidate, long widthMillis) {
    long newest =
        of(state)
            .mapToLong(ring -> ring.endOf(ring.last()).toEpochMilli())
            .max()
            .orElse(Long.MIN_VALUE);
    long late = newest - candidate.onset().toEpochMilli();
    return newest > Long.MIN_VALUE && late > (settings.lateBuckets() + 1) * widthMillis
        ? late
        : null;
  }

  /// Series that had data in the buckets shortly before the onset, so that their silence is news.
  int activeBefore(ServiceState state, Candidate candidate) {
    return (int)
        of(state)
            .filter(ring -> ring.last() >= ring.indexOf(candidate.onset()) - settings.lateBuckets())
            .count();
  }
}
