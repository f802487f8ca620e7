package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import dev.weatherglass.core.detect.Detection;
import dev.weatherglass.core.detect.Detectors;
import dev.weatherglass.core.detect.Observation;
import dev.weatherglass.core.detect.Plan;
import dev.weatherglass.core.detect.Trial;
import dev.weatherglass.core.detect.WarmUp;
import java.util.Arrays;
import java.util.List;

/// Our judge on one series: ln e against "nothing changed", by the detector that the catalogue
/// gives this kind of series.
///
/// @param warmUp how likely one comes with the service's changes, by what was learnt so far
public record JudgeEvidence(WarmUp warmUp) implements Statistic {

  @Override
  public double[] path(Trace trace) {
    var detectors = new Detectors(Plan.of(List.of(0), warmUp), trace.baseline().size());
    return switch (detectors.forSeries(trace.series(), trace.worse(), 0, trace.baseline())) {
      case Detection.Ready(Trial<?> trial) -> path(trial, trace);
      case Detection.Refused _ -> silence(trace);
    };
  }

  private static double[] path(Trial<?> opened, Trace trace) {
    double[] path = new double[trace.later().size()];
    Trial<?> trial = opened;
    int i = 0;
    for (Observation observation : trace.later()) {
      trial = trial.next(observation);
      path[i++] = trial.evidence().lnE();
    }
    return path;
  }

  private static double[] silence(Trace trace) {
    double[] path = new double[trace.later().size()];
    Arrays.fill(path, Double.NEGATIVE_INFINITY);
    return path;
  }
}
