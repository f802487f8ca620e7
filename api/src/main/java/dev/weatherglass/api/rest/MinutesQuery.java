package dev.weatherglass.api.rest;

import dev.weatherglass.core.delivery.definition.Period;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What `GET /api/v1/series/{id}` asks for.
///
/// @param stepMinutes how long a point is at least; positive
record MinutesQuery(Period period, int stepMinutes) {

  /// More points than any screen is wide.
  static final int MOST_POINTS = 1_500;

  private static final Duration USUAL = Duration.ofHours(3);
  private static final int DAY = 1_440;
  private static final List<Integer> STEPS =
      List.of(1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, DAY);

  /// @param now the end of a period whose end is not given
  static MinutesQuery of(Context request, Instant now) {
    var parameters = new Parameters(request);
    Period period = parameters.period(USUAL, now);
    int given = parameters.whole("step", 1, DAY, 0);
    int step = given == 0 ? fitting(period) : given;
    if (points(period, step) > MOST_POINTS && given > 0) {
      parameters.refuse(
          "step",
          "must be %d (minutes) or more from %s to %s, so that there are at most %d points,"
              .formatted(fitting(period), period.from(), period.to(), MOST_POINTS));
    } else if (points(period, step) > MOST_POINTS) {
      parameters.refuse(
          "from", "must be at most %d days before to (%s)".formatted(MOST_POINTS, period.to()));
    }
    parameters.check();
    return new MinutesQuery(period, step);
  }

  /// How long a point is where buckets are so wide: no shorter than they are.
  Duration step(Duration bucket) {
    long whole = bucket.plusMinutes(1).minusNanos(1).toMinutes();
    return Duration.ofMinutes(Math.max(stepMinutes, whole));
  }

  /// When the first point begins.
  Instant begin(Duration step) {
    return Instant.ofEpochMilli(
        Math.floorDiv(period.from().toEpochMilli(), step.toMillis()) * step.toMillis());
  }

  /// The shortest usual step of which not too many make the period.
  private static int fitting(Period period) {
    return STEPS.stream()
        .filter(step -> points(period, step) <= MOST_POINTS)
        .findFirst()
        .orElse(DAY);
  }

  private static long points(Period period, int step) {
    long millis = Duration.ofMinutes(step).toMillis();
    return Math.floorDiv(period.to().toEpochMilli() - 1, millis)
        - Math.floorDiv(period.from().toEpochMilli(), millis)
        + 1;
  }
}
