package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A step at one commit of a history, seen through every noise model.
///
/// @param fits one per model of [#BANK]
record CandidateStep(List<StepFit> fits) {

  /// All models but the random walk, which would explain every step away; none preferred.
  static final NoiseBank BANK =
      NoiseModels.equal(
          NoiseModels.GRID.stream().filter(each -> each.phi() < 1 || each.r() > 0).toList());

  private static final double SIZE = 2; // standard deviation of the step, in one-step errors
  private static final double[] STEP = {1};

  /// The step at one of these values.
  ///
  /// @param before the bank as it was before that value; not changed
  /// @param values as the bank sees them
  /// @param onset place of the step among them
  static CandidateStep of(BankState before, double[] values, int onset) {
    BankState since = before.withRegressor();
    for (int i = onset; i < values.length; i++) {
      BANK.observe(since, values[i], STEP);
    }
    return new CandidateStep(
        IntStream.range(0, since.models()).mapToObj(m -> fit(since, m)).toList());
  }

  Onset onset(int index) {
    return new Onset(index, lnE(), likeliest().effect());
  }

  /// Natural logarithm of the e-value for a step of either sign.
  private double lnE() {
    LogSum step = new LogSum();
    LogSum nothing = new LogSum();
    for (StepFit fit : fits) {
      step.add(lnStep(fit));
      nothing.add(fit.lnNull(0));
    }
    return step.ln() - nothing.ln();
  }

  private StepFit likeliest() {
    return fits.stream().max(Comparator.comparingDouble(CandidateStep::lnStep)).orElseThrow();
  }

  private static double lnStep(StepFit fit) {
    return SizedStep.of(fit, SIZE, 1).lnMarginal(Direction.EITHER, 0);
  }

  private static StepFit fit(BankState state, int model) {
    double lnPrior = Math.log(BANK.prior().get(model));
    return StepFit.plain(BANK.models().get(model), lnPrior, state, model);
  }
}
