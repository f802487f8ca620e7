package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Watches a series through the bank of noise models, for shifts that last ([Marginals]) and for
/// those that come and go ([TailRuns]).
///
/// @param plan what is asked
/// @param scale on which the series is judged
/// @param preparation what the baseline says about limits and spread
/// @param worse which way a shift has to go to count
/// @param tail the usual range; null where the baseline is too short to know one
record BankDetector(
    Plan plan, Scale scale, Preparation preparation, Direction worse, @Nullable TailRuns tail)
    implements Detector<BankDetector.State> {

  private static final int LEVEL_BUCKETS = 30;

  /// With fewer values the edges of the usual range are guesswork.
  private static final int FEWEST_FOR_TAIL = 40;

  /// Where the detector stands.
  ///
  /// @param index buckets since the first of the baseline, with or without data
  /// @param fit the filters
  /// @param latest the last places that held data, oldest first, on the scale of the series
  /// @param tail runs of surprising values; null where they are not looked for
  /// @param changes those that have begun
  @SuppressWarnings("ArrayRecordComponent") // compact; never compared
  record State(
      long index, Fit fit, float[] latest, TailRuns.@Nullable State tail, List<Since> changes) {}

  /// What is kept of a change that has begun.
  ///
  /// @param before level before it, in the unit of the series
  /// @param cutOff what the limits hid since then, on the scale of the series
  /// @param tailLength of the tail's state at the change
  /// @param usual how often runs began before; empty where they are not looked for
  record Since(double before, CutOff cutOff, int tailLength, List<GammaPoisson> usual) {

    Since plus(double amount) {
      return new Since(before, cutOff.plus(amount), tailLength, usual);
    }
  }

  /// The detector for this baseline, or why there is none.
  ///
  /// @param design before the first bucket of the baseline
  static Detection from(
      Scale scale, Direction worse, List<Observation> baseline, Design design, int bucketSeconds) {
    double[] places = baseline.stream().mapToDouble(scale::of).toArray();
    double[] present = Arrays.stream(places).filter(place -> !Double.isNaN(place)).toArray();
    if (present.length < Detectors.FEWEST_BUCKETS) {
      return Detection.tooFew(present.length);
    }
    Optional<Preparation> preparation = Preparation.of(places, bucketSeconds);
    if (preparation.isEmpty()) {
      return Detection.constant(scale.level(present[0]));
    }
    return new Detection.Ready(trial(design, scale, preparation.get(), worse, places, present));
  }

  /// The detector does not keep the state it begins with: that would hold every design since then.
  private static Trial<State> trial(
      Design design,
      Scale scale,
      Preparation preparation,
      Direction worse,
      double[] places,
      double[] present) {
    double[] prepared = new double[places.length];
    Fit fit = Fit.start(design);
    for (int i = 0; i < places.length; i++) {
      prepared[i] = preparation.prepared(places[i], i);
      fit = fit.next(prepared[i]);
    }
    @Nullable TailRuns tail =
        present.length < FEWEST_FOR_TAIL ? null : TailRuns.of(fit, prepared, worse.sign());
    float[] latest = new float[Math.min(LEVEL_BUCKETS, present.length)];
    for (int i = 0; i < latest.length; i++) {
      latest[i] = (float) present[present.length - latest.length + i];
    }
    State start =
        new State(
            places.length, fit, latest, tail == null ? null : tail.after(prepared), List.of());
    return Trial.of(new BankDetector(design.plan, scale, preparation, worse, tail), start);
  }

  @Override
  public Step<State> step(State state, Observation observation) {
    double place = scale.of(observation);
    boolean present = !Double.isNaN(place);
    double prepared = preparation.prepared(place, state.index());
    List<Since> changes = begun(state);
    if (present) {
      double hidden = preparation.cutOff(place, state.index());
      changes = changes.stream().map(since -> since.plus(hidden)).toList();
    }
    State next =
        new State(
            state.index() + 1,
            state.fit().next(prepared),
            present ? appended(state.latest(), (float) place) : state.latest(),
            tail == null || state.tail() == null ? null : tail.next(state.tail(), prepared),
            changes);
    return new Step<>(next, evidence(next));
  }

  @Override
  public List<Evidence> evidence(State state) {
    var evidence = new ArrayList<Evidence>();
    @Nullable Marginals marginals = null;
    for (int change = 0; change < plan.changes(); change++) {
      if (isUnseen(state, change)) {
        evidence.add(Evidence.NONE);
      } else {
        marginals = marginals == null ? new Marginals(state.fit(), worse) : marginals;
        Since since = since(state, change);
        evidence.add(
            new Evidence(
                mixed(marginals.lnE(change, plan.warmUp()), state, since), since.cutOff().count()));
      }
    }
    return evidence;
  }

  private double mixed(double bank, State state, Since since) {
    return since.usual().isEmpty() || state.tail() == null
        ? bank
        : new LogSum()
            .add(Math.log(1 - TailRuns.WEIGHT) + bank)
            .add(
                Math.log(TailRuns.WEIGHT)
                    + TailRuns.lnE(state.tail(), since.usual(), since.tailLength()))
            .ln();
  }

  @Override
  public double detectable(State state, int change, double alpha) {
    double size =
        isUnseen(state, change)
            ? worse.way() * Double.POSITIVE_INFINITY
            : read(state, change).detectable(alpha * stepShare(state, change));
    return scale.effect(size * preparation.spread(), Interval.EVERYTHING).estimate();
  }

  /// The share of the evidence that is looked for in a step at the change.
  private double stepShare(State state, int change) {
    double bank = since(state, change).usual().isEmpty() ? 1 : 1 - TailRuns.WEIGHT;
    return plan.shapes().weights().getFirst() * bank;
  }

  @Override
  public EffectEstimate effect(State state, int change) {
    if (isUnseen(state, change)) {
      return EffectEstimate.unknown(scale.unit());
    }
    Reading reading = read(state, change);
    Interval set = reading.confidenceSet(EffectEstimate.ALPHA);
    double spread = preparation.spread();
    double hidden = since(state, change).cutOff().mean();
    return scale.effect(
        reading.told() * spread + hidden,
        new Interval(set.low() * spread + hidden, set.high() * spread + hidden));
  }

  @Override
  public double spreads(State state, int change) {
    return isUnseen(state, change)
        ? 0
        : read(state, change).told() + since(state, change).cutOff().mean() / preparation.spread();
  }

  @Override
  public double before(State state, int change) {
    return change < state.changes().size() ? since(state, change).before() : level(state.latest());
  }

  @Override
  public boolean knowsWarmUps() {
    return true;
  }

  @Override
  public double warmUp(State state, int change) {
    return isUnseen(state, change)
        ? Double.NaN
        : new Marginals(state.fit(), worse).warmUpShare(change, plan.warmUp());
  }

  /// The changes that have begun when the next bucket is taken in. They are numbered by onset.
  private List<Since> begun(State state) {
    int time = state.fit().design.time + 1;
    var begun = new ArrayList<>(state.changes());
    while (begun.size() < plan.changes() && plan.onset(begun.size()) <= time) {
      int length = state.tail() == null ? 0 : state.tail().length();
      begun.add(
          new Since(
              level(state.latest()),
              CutOff.NOTHING,
              length,
              tail == null || state.tail() == null || length == 0
                  ? List.of()
                  : tail.usual(state.tail(), length)));
    }
    return begun;
  }

  private boolean isUnseen(State state, int change) {
    return change >= state.changes().size() || since(state, change).cutOff().count() == 0;
  }

  private static Since since(State state, int change) {
    return state.changes().get(change);
  }

  private Reading read(State state, int change) {
    return new Marginals(state.fit(), worse).reading(change, plan.warmUp());
  }

  private double level(float[] places) {
    double[] sorted = new double[places.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = places[i];
    }
    return scale.level(Sample.of(sorted).median());
  }

  private static float[] appended(float[] places, float place) {
    float[] more =
        places.length < LEVEL_BUCKETS
            ? Arrays.copyOf(places, places.length + 1)
            : Arrays.copyOfRange(places, 1, LEVEL_BUCKETS + 1);
    more[more.length - 1] = place;
    return more;
  }
}
