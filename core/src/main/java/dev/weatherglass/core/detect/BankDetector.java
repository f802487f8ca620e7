package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Watches a series through the bank of noise models.
///
/// @param scale on which the series is judged
/// @param preparation what the baseline says about limits and spread
/// @param worse which way a shift has to go to count
/// @param before level before the change, in the unit of the series
/// @param start the filters after the baseline
public record BankDetector(
    Scale scale, Preparation preparation, Direction worse, double before, BankState start)
    implements Detector<BankDetector.State> {

  private static final NoiseBank BANK = NoiseModels.CALIBRATED;
  private static final WarmUp WARM_UP = WarmUp.UNKNOWN;
  private static final int LEVEL_BUCKETS = 30;

  /// Where the detector stands.
  ///
  /// @param age buckets since the change, with or without data
  /// @param bank the filters, with step and warm-up as their regressors
  /// @param cutOff what the limits hid since the change, on the scale of the series
  public record State(int age, BankState bank, CutOff cutOff) {}

  /// The detector for this baseline, or why there is none.
  static Detection from(Scale scale, Direction worse, List<Observation> baseline) {
    double[] places = baseline.stream().mapToDouble(scale::of).toArray();
    double[] present = Arrays.stream(places).filter(place -> !Double.isNaN(place)).toArray();
    if (present.length < Detectors.FEWEST_BUCKETS) {
      return Detection.tooFew(present.length);
    }
    Optional<Preparation> preparation = Preparation.of(present);
    if (preparation.isEmpty()) {
      return Detection.constant(scale.level(present[0]));
    }
    double[] latest =
        Arrays.copyOfRange(present, Math.max(0, present.length - LEVEL_BUCKETS), present.length);
    return new Detection.Ready(
        new BankDetector(
                scale,
                preparation.get(),
                worse,
                scale.level(Sample.of(latest).median()),
                filtered(preparation.get(), places))
            .trial());
  }

  @Override
  public State initial() {
    return new State(0, start.withRegressor().withRegressor(), CutOff.NOTHING);
  }

  @Override
  public Step<State> step(State state, Observation observation) {
    double place = scale.of(observation);
    BankState bank = state.bank().copy();
    BANK.observe(bank, preparation.prepared(place), new double[] {1, WarmUp.at(state.age())});
    CutOff cutOff =
        Double.isNaN(place) ? state.cutOff() : state.cutOff().plus(preparation.cutOff(place));
    State next = new State(state.age() + 1, bank, cutOff);
    return new Step<>(next, evidence(next));
  }

  @Override
  public double detectable(State state, double alpha) {
    double size =
        state.cutOff().count() == 0
            ? worse.way() * Double.POSITIVE_INFINITY
            : read(state).detectable(alpha);
    return scale.effect(size * preparation.spread(), Interval.EVERYTHING).estimate();
  }

  /// The trial that begins with the first bucket after the change.
  Trial<State> trial() {
    return new Trial<>(this, new Step<>(initial(), evidence(initial())));
  }

  private static BankState filtered(Preparation preparation, double[] places) {
    BankState state = BANK.start();
    for (double place : places) {
      BANK.observe(state, preparation.prepared(place));
    }
    return state;
  }

  @Override
  public EffectEstimate effect(State state) {
    if (state.cutOff().count() == 0) {
      return EffectEstimate.unknown(scale.unit());
    }
    Reading reading = read(state);
    Interval set = reading.confidenceSet(EffectEstimate.ALPHA);
    double hidden = state.cutOff().mean();
    return scale.effect(
        distance(state, reading),
        new Interval(
            set.low() * preparation.spread() + hidden, set.high() * preparation.spread() + hidden));
  }

  private Evidence evidence(State state) {
    int seen = state.cutOff().count();
    if (seen == 0) {
      return new Evidence(0, before, before, 0);
    }
    Reading reading = read(state);
    EffectEstimate shift = scale.effect(distance(state, reading), Interval.EVERYTHING);
    return new Evidence(reading.lnE(), before, shift.appliedTo(before), seen);
  }

  private double distance(State state, Reading reading) {
    return reading.effect() * preparation.spread() + state.cutOff().mean();
  }

  private Reading read(State state) {
    return new InterventionTest(BANK, worse, SizePrior.MIXED, WARM_UP).read(state.bank());
  }
}
