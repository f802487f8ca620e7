package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import dev.weatherglass.core.verify.Competition;
import java.util.Arrays;

/// What our judge's alarm rules look at, for a change that has the service to itself and one series
/// to show for it: S, the evidence after its correction for several series.
///
/// @param evidence before it
public record JudgeClaim(JudgeEvidence evidence) implements Statistic {

  private static final int SERIES = 1;

  @Override
  public double[] path(Trace trace) {
    return Arrays.stream(evidence.path(trace))
        .map(lnE -> Competition.corrected(lnE, trace.signal(), SERIES))
        .toArray();
  }
}
