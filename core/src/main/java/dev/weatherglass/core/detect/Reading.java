package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.Comparator;
import java.util.List;

/// What a bank of filters says about a step at one moment. "Leading" is the model that explains the
/// series best if there was no step. Needs at least one bucket with data on either side of the
/// change and three in all.
public final class Reading {

  private static final double FARTHEST = 1 << 20; // in standard errors; beyond is unbounded
  private static final double DISPLAY_SIZE = 1;

  private final List<StepFit> fits;
  private final Direction direction;
  private final List<SizedStep> steps;

  Reading(List<StepFit> fits, Direction direction, SizePrior prior) {
    this.fits = fits;
    this.direction = direction;
    this.steps = fits.stream().flatMap(prior::steps).toList();
  }

  /// Natural logarithm of the e-value for a step in the test's direction.
  public double lnE() {
    return lnE(direction, 0);
  }

  /// The step under the leading model, not shrunk, in the unit of the series.
  public double effect() {
    return leadingFit().effect();
  }

  public double standardError() {
    return leadingFit().standardError();
  }

  /// Probability of each model if nothing happened; with a warm-up in question, of each model
  /// without and with it in turn.
  public double[] posterior() {
    LogSum total = new LogSum();
    fits.forEach(fit -> total.add(fit.lnNull(0)));
    return fits.stream().mapToDouble(fit -> Math.exp(fit.lnNull(0) - total.ln())).toArray();
  }

  /// The confidence sequence of the leading model, for people to look at; it knows nothing of the
  /// doubt about the model, so nothing is decided by it.
  public Interval leadingInterval(double alpha) {
    return leadingFit().interval(DISPLAY_SIZE, alpha);
  }

  /// The step as it is told: under the model that explains the series best with one, not shrunk, in
  /// the unit of the series. It lies in every [#confidenceSet]; that under the leading model need
  /// not, for a model that explains a series without a step may see a small one in it.
  public double told() {
    return best().effect();
  }

  /// All steps that the whole bank does not refute: those which, taken off the series, leave
  /// nothing with evidence 1/alpha for a step of either sign.
  ///
  /// @param alpha probability that the true step is ever left out
  public Interval confidenceSet(double alpha) {
    StepFit best = best();
    return Levels.below(
        -Math.log(alpha),
        shift -> lnE(Direction.EITHER, shift),
        best.effect(),
        FARTHEST * best.standardError());
  }

  /// The smallest step that would by now give evidence 1/alpha had it come instead of what did, in
  /// the unit of the series and with its sign; infinite if none would.
  public double detectable(double alpha) {
    StepFit leading = leadingFit();
    int way = direction.way();
    return way
        * Levels.lastBelow(
            -Math.log(alpha),
            size -> lnE(direction, leading.effect() - way * size),
            FARTHEST * leading.standardError());
  }

  private double lnE(Direction towards, double shift) {
    LogSum step = new LogSum();
    LogSum nothing = new LogSum();
    for (StepFit fit : fits) {
      nothing.add(fit.lnNull(shift));
    }
    for (SizedStep each : steps) {
      step.add(each.lnMarginal(towards, shift));
    }
    return step.ln() - nothing.ln();
  }

  private StepFit best() {
    return steps.stream()
        .max(Comparator.comparingDouble(each -> each.lnMarginal(Direction.EITHER, 0)))
        .orElseThrow()
        .fit();
  }

  private StepFit leadingFit() {
    return fits.stream().max(Comparator.comparingDouble(fit -> fit.lnNull(0))).orElseThrow();
  }
}
