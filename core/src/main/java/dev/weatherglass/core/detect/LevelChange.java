package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// A commit from which on a history has another level.
///
/// @param index of the first commit of the new level
/// @param before level before it
/// @param after level from it on
/// @param standardError of the difference; 0 where the values do not vary at all
public record LevelChange(int index, double before, double after, double standardError) {

  private static final int REACH = 30;
  private static final int TRIMMED = 10; // one value in so many, at each end

  /// The change between two neighbouring levels, from the means of the nearest values on each side
  /// without the tenth that is largest and the tenth that is smallest.
  ///
  /// @param from where the level before starts
  /// @param to where the level after ends
  static LevelChange at(int index, int from, int to, double[] values) {
    double[] left = trimmed(values, Math.max(from, index - REACH), index);
    double[] right = trimmed(values, index, Math.min(to, index + REACH));
    return new LevelChange(
        index,
        mean(left),
        mean(right),
        Math.sqrt(variance(left) / left.length + variance(right) / right.length));
  }

  /// The difference of the levels.
  public double jump() {
    return after - before;
  }

  public Direction direction() {
    return jump() > 0 ? Direction.UP : Direction.DOWN;
  }

  /// The difference in its standard errors, without its sign; may be infinite.
  public double t() {
    return standardError == 0 ? Double.POSITIVE_INFINITY : Math.abs(jump()) / standardError;
  }

  private static double[] trimmed(double[] values, int from, int to) {
    double[] sorted = Arrays.copyOfRange(values, from, to);
    Arrays.sort(sorted);
    int cut = sorted.length / TRIMMED;
    return Arrays.copyOfRange(sorted, cut, sorted.length - cut);
  }

  private static double mean(double[] sorted) {
    return sorted[0] + DoubleStream.of(sorted).map(x -> x - sorted[0]).average().orElseThrow();
  }

  private static double variance(double[] sorted) {
    double mean = mean(sorted);
    return DoubleStream.of(sorted).map(x -> (x - mean) * (x - mean)).sum() / (sorted.length - 1);
  }
}
