package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import java.util.Arrays;

/// The rank test of everything since the change against the baseline: its standard deviate, from
/// five values on.
public record MannWhitney() implements Statistic {

  @Override
  public double[] path(Trace trace) {
    double[] before = sorted(trace.before());
    double[] since = trace.since();
    double[] path = new double[since.length];
    Arrays.fill(path, Double.NEGATIVE_INFINITY);
    for (int i = WelchTest.FEWEST - 1; i < since.length; i++) {
      path[i] = new RankSum(before, sorted(Arrays.copyOf(since, i + 1))).z(0);
    }
    return path;
  }

  static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
