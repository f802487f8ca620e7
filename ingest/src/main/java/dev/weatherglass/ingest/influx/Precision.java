package dev.weatherglass.ingest.influx;

import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The unit of the times of a request, by its query parameter `precision`.
///
/// @param perMilli how many of it are a millisecond; 0 where it is longer
/// @param millis how many milliseconds it is; 0 where it is shorter
record Precision(long perMilli, long millis) {

  /// The words of both versions of the API.
  ///
  /// @param word null or empty where the sender says nothing: nanoseconds
  /// @throws dev.weatherglass.wire.ProblemException 400 if it is another one
  static Precision of(@Nullable String word) {
    return switch (word == null ? "" : word) {
      case "", "ns", "n" -> new Precision(1_000_000, 0);
      case "us", "u", "µ" -> new Precision(1_000, 0);
      case "ms" -> new Precision(1, 1);
      case "s" -> new Precision(0, 1_000);
      case "m" -> new Precision(0, 60_000);
      case "h" -> new Precision(0, 3_600_000);
      default ->
          throw Refusals.invalid(
              "bad-precision",
              "Bad precision",
              List.of(
                  new FieldError(
                      "precision",
                      "precision must be ns, us, ms, s, m or h but was " + word,
                      null)));
    };
  }

  /// A time in epoch milliseconds; the largest there is where it is beyond.
  long toMillis(long time) {
    if (perMilli > 0) {
      return Math.floorDiv(time, perMilli);
    }
    long most = Long.MAX_VALUE / millis;
    return Math.clamp(time, -most, most) * millis;
  }
}
