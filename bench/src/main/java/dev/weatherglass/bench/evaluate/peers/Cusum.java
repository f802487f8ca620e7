package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.bench.evaluate.worlds.Trace;

/// One-sided CUSUM (Page 1954, doi:10.1093/biomet/41.1-2.100) on values standardised by mean and
/// standard deviation of the baseline.
///
/// @param slack forgiven per bucket, in standard deviations
public record Cusum(double slack) implements Statistic {

  @Override
  public double[] path(Trace trace) {
    double[] path = new Deviation().path(trace);
    double sum = 0;
    for (int i = 0; i < path.length; i++) {
      sum = Math.max(0, sum + path[i] - slack);
      path[i] = sum;
    }
    return path;
  }
}
