package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import java.util.Arrays;

/// How far each bucket lies above the baseline's mean, as a share of it: what a condition such as
/// `result <= 1.2 * baseline` of Argo Rollouts, Flagger and others looks at. Where less is worse,
/// below it.
public record Excess() implements Statistic {

  @Override
  public double[] path(Trace trace) {
    double mean = Moments.of(trace.before()).mean();
    return Arrays.stream(trace.since()).map(value -> (value - mean) / Math.abs(mean)).toArray();
  }
}
