package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import dev.weatherglass.core.detect.BankState;
import dev.weatherglass.core.detect.InterventionTest;
import dev.weatherglass.core.detect.NoiseBank;
import dev.weatherglass.core.detect.Observation;
import dev.weatherglass.core.detect.Preparation;
import dev.weatherglass.core.detect.Scale;
import dev.weatherglass.core.detect.SeriesKind;
import dev.weatherglass.core.detect.SizePrior;
import dev.weatherglass.core.detect.WarmUp;
import java.util.Optional;

/// The heart of our judge alone: ln e of a step exactly at the change, over a bank of noise models,
/// without later onsets and without a warm-up. Few errors have no bank; there it is the judge.
///
/// @param bank what the noise may be like; with white noise alone it is the i.i.d. t-mixture
/// @param sizes how large a step may be
public record BareTest(NoiseBank bank, SizePrior sizes) implements Statistic {

  private static final double MANY_ERRORS = 8;
  private static final double[] STEP = {1};

  @Override
  public double[] path(Trace trace) {
    Optional<Scale> scale = scale(trace);
    return scale.isPresent()
        ? path(trace, scale.get())
        : new JudgeEvidence(WarmUp.UNKNOWN).path(trace);
  }

  private static Optional<Scale> scale(Trace trace) {
    if (trace.series() == SeriesKind.LEVEL) {
      return Optional.of(Scale.of(trace.baseline().stream().mapToDouble(Scale::value).toArray()));
    }
    double errors =
        trace.baseline().stream()
            .mapToDouble(each -> each instanceof Observation.Counts(long k, _) ? k : 0)
            .average()
            .orElse(0);
    return errors >= MANY_ERRORS ? Optional.of(new Scale.LogErrorRatio()) : Optional.empty();
  }

  private double[] path(Trace trace, Scale scale) {
    double[] before = trace.baseline().stream().mapToDouble(scale::of).toArray();
    Preparation preparation = Preparation.of(before, 0).orElseThrow();
    BankState state = bank.start();
    for (double place : before) {
      bank.observe(state, preparation.prepared(place, 0));
    }
    BankState widened = state.withRegressor();
    var test = new InterventionTest(bank, trace.worse(), sizes, WarmUp.NONE);
    return trace.later().stream()
        .mapToDouble(observation -> {
          bank.observe(widened, preparation.prepared(scale.of(observation), 0), STEP);
          return test.read(widened).lnE();
        })
        .toArray();
  }
}
