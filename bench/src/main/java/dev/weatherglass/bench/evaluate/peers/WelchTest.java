package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import java.util.Arrays;

/// Welch's t-test of everything since the change against the baseline (Welch 1947,
/// doi:10.1093/biomet/34.1-2.28): minus the logarithm of its one-sided p-value, from five values
/// on.
public record WelchTest() implements Statistic {

  static final int FEWEST = 5;

  @Override
  public double[] path(Trace trace) {
    double[] since = trace.since();
    double[] path = new double[since.length];
    Arrays.fill(path, Double.NEGATIVE_INFINITY);
    Moments before = Moments.of(trace.before());
    Moments after = Moments.NONE;
    for (int i = 0; i < since.length; i++) {
      after = after.plus(since[i]);
      if (after.count() >= FEWEST) {
        path[i] = -Math.log(p(before, after));
      }
    }
    return path;
  }

  /// One-sided, for "after is more".
  static double p(Moments before, Moments after) {
    double a = before.variance() / before.count();
    double b = after.variance() / after.count();
    if (a + b == 0) {
      return after.mean() > before.mean() ? 0 : 1;
    }
    double freedom =
        (a + b) * (a + b) / (a * a / (before.count() - 1) + b * b / (after.count() - 1));
    return Tails.above((after.mean() - before.mean()) / Math.sqrt(a + b), freedom);
  }
}
