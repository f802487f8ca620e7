package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Was there a step at the change? A sequential test that may be looked at after every bucket.
///
/// For each noise model the marginal likelihood of the series with a step at the change, over that
/// without, is an e-process: level and scale drop out, and the size of the step is averaged over
/// its prior. The bank takes the ratio of the two mixtures over models. So a series that wanders by
/// itself says so through the models that fit its baseline, and a step is what none of them
/// explains.
///
/// For one model the guarantee is a theorem; for the mixture P(E ever >= 1/alpha) <= alpha / prior
/// of the true model, and in practice it is calibrated (docs/MATH.md 4).
///
/// @param bank the noise models; its states carry the step as their first regressor and, unless the
///   warm-up is counted out, the transient as their second
/// @param direction which way a step has to go
/// @param sizes how large it may be
/// @param warmUp whether a transient may come with the change
public record InterventionTest(
    NoiseBank bank, Direction direction, SizePrior sizes, WarmUp warmUp) {

  /// What a state says.
  public Reading read(BankState state) {
    return new Reading(
        IntStream.range(0, state.models()).boxed().flatMap(m -> fits(state, m)).toList(),
        direction,
        sizes);
  }

  private Stream<StepFit> fits(BankState state, int index) {
    NoiseModel model = bank.models().get(index);
    double prior = bank.prior().get(index);
    double transience = warmUp.probability();
    StepFit plain = StepFit.plain(model, Math.log(prior * (1 - transience)), state, index);
    return transience == 0
        ? Stream.of(plain)
        : Stream.of(plain, StepFit.afterWarmUp(model, Math.log(prior * transience), state, index));
  }
}
