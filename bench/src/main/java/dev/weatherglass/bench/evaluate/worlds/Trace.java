package dev.weatherglass.bench.evaluate.worlds;

import dev.weatherglass.core.detect.Observation;
import dev.weatherglass.core.detect.SeriesKind;
import dev.weatherglass.core.series.Direction;
import dev.weatherglass.core.series.SignalKind;
import java.util.Arrays;
import java.util.List;

/// One series around one change.
///
/// @param signal what is measured
/// @param series what the buckets hold
/// @param worse which way is worse
/// @param baseline buckets before the change, oldest first
/// @param later buckets from the change on
public record Trace(
    SignalKind signal,
    SeriesKind series,
    Direction worse,
    List<Observation> baseline,
    List<Observation> later) {

  public Trace {
    baseline = List.copyOf(baseline);
    later = List.copyOf(later);
  }

  /// A gauge where more is worse, from its numbers.
  public static Trace of(double[] before, double[] since) {
    return new Trace(
        SignalKind.SATURATION,
        SeriesKind.LEVEL,
        Direction.UP,
        observations(before),
        observations(since));
  }

  /// The baseline as one number a bucket: the value or the share of errors, with the sign that
  /// makes more worse.
  public double[] before() {
    return baseline.stream().mapToDouble(this::harm).toArray();
  }

  /// What came since, likewise.
  public double[] since() {
    return later.stream().mapToDouble(this::harm).toArray();
  }

  private double harm(Observation observation) {
    return switch (observation) {
      case Observation.Value(double value) -> worse.way() * value;
      case Observation.Counts(long errors, long requests) ->
          worse.way() * (double) errors / requests;
      case Observation.Missing() ->
          throw new IllegalArgumentException("observation must hold a value but was missing");
    };
  }

  private static List<Observation> observations(double[] values) {
    return Arrays.stream(values).mapToObj(Observation::of).toList();
  }
}
