package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import java.util.Arrays;

/// How many standard deviations of the baseline each bucket lies above its mean: the "3 sigma" of
/// many dashboards.
public record Deviation() implements Statistic {

  @Override
  public double[] path(Trace trace) {
    Moments before = Moments.of(trace.before());
    return Arrays.stream(trace.since())
        .map(value -> (value - before.mean()) / before.deviation())
        .toArray();
  }
}
