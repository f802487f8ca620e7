package dev.weatherglass.core.detect;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The courses that are considered, with the weight of each; the catalogue to which a new one is
/// added.
///
/// @param shapes the courses
/// @param weights how likely each is if there is a shift; sums to 1
public record Shapes(List<Shape> shapes, List<Double> weights) {

  private static final double AT_ONCE = 0.85;
  private static final double LATE = 0.05;
  private static final double FADING = 0.9; // of the weight, per bucket of lag
  private static final int[] LAGS = {1, 2, 3, 4, 6, 8, 10, 12, 14, 16, 18};
  private static final double RAMP = 0.05;

  /// A step at the change and nothing else.
  public static final Shapes STEP = new Shapes(List.of(new Shape.Step(0)), List.of(1.0));

  /// Steps at the change and up to 18 buckets later, ramps of 20 and 40 buckets (weights found on a
  /// tuning set, docs/MATH.md 5).
  public static final Shapes ALL = all();

  public Shapes {
    shapes = List.copyOf(shapes);
    weights = List.copyOf(weights);
    if (shapes.isEmpty() || shapes.size() != weights.size()) {
      throw new IllegalArgumentException(
          "weights must have one entry per shape but were " + weights + " for " + shapes);
    }
    if (Math.abs(weights.stream().mapToDouble(w -> w).sum() - 1) > 1e-9) {
      throw new IllegalArgumentException("weights must sum to 1 but were " + weights);
    }
  }

  int count() {
    return shapes.size();
  }

  private static Shapes all() {
    double fading = IntStream.of(LAGS).mapToDouble(lag -> Math.pow(FADING, lag)).sum();
    Stream<Shape> lagged = IntStream.of(LAGS).mapToObj(Shape.Step::new);
    DoubleStream weights =
        IntStream.of(LAGS).mapToDouble(lag -> LATE * Math.pow(FADING, lag) / fading);
    return new Shapes(
        Stream.of(
                Stream.of(new Shape.Step(0)),
                lagged,
                Stream.of(new Shape.Ramp(20), new Shape.Ramp(40)))
            .flatMap(each -> each)
            .map(Shape.class::cast)
            .toList(),
        DoubleStream.concat(
                DoubleStream.concat(DoubleStream.of(AT_ONCE), weights), DoubleStream.of(RAMP, RAMP))
            .boxed()
            .toList());
  }
}
