package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import dev.weatherglass.core.detect.Detection;
import dev.weatherglass.core.detect.Detectors;
import dev.weatherglass.core.detect.Observation;
import dev.weatherglass.core.detect.Trial;
import java.util.Arrays;

/// Our judge on one series: ln e against "nothing changed", by the detector that the catalogue
/// gives this kind of series. The one place that has to follow when the judge changes.
public record JudgeEvidence() implements Statistic {

  @Override
  public double[] path(Trace trace) {
    return switch (Detectors.forSeries(trace.series(), trace.worse(), trace.baseline())) {
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
