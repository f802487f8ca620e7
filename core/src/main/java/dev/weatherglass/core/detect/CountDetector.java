package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.List;

/// Watches few errors among requests.
///
/// @param plan what is asked; only its onsets count
/// @param baseline what the buckets before the episode say
/// @param worse which way a shift has to go to count
record CountDetector(Plan plan, GammaPoisson baseline, Direction worse)
    implements Detector<CountDetector.State> {

  /// What was counted.
  ///
  /// @param time the bucket taken in last, counted from the episode's onset
  /// @param changes what was counted since each of the changes that have begun
  record State(int time, List<Counted> changes) {}

  /// What was counted since a change.
  ///
  /// @param errors how many requests failed
  /// @param requests how many there were
  /// @param seen buckets with data
  record Counted(double errors, double requests, int seen) {

    static final Counted NOTHING = new Counted(0, 0, 0);

    Counted plus(Observation.Counts counts) {
      return new Counted(errors + counts.errors(), requests + counts.requests(), seen + 1);
    }
  }

  @Override
  public State initial() {
    return new State(-1, List.of());
  }

  @Override
  public Step<State> step(State state, Observation observation) {
    int time = state.time() + 1;
    var changes = new ArrayList<>(state.changes());
    while (changes.size() < plan.changes() && plan.onset(changes.size()) <= time) {
      changes.add(Counted.NOTHING);
    }
    State next =
        switch (observation) {
          case Observation.Counts counts ->
              new State(time, changes.stream().map(since -> since.plus(counts)).toList());
          case Observation.Missing() -> new State(time, changes);
          case Observation.Value value -> throw Scale.wrongKind(SeriesKind.ERROR_RATIO, value);
        };
    return new Step<>(next, evidence(next));
  }

  @Override
  public List<Evidence> evidence(State state) {
    return state.changes().stream()
        .map(since ->
            since.requests() == 0
                ? new Evidence(0, since.seen())
                : new Evidence(baseline.lnE(worse, since.errors(), since.requests()), since.seen()))
        .toList();
  }

  @Override
  public double detectable(State state, int change, double alpha) {
    return Math.exp(baseline.detectable(worse, alpha, since(state, change).requests()));
  }

  @Override
  public EffectEstimate effect(State state, int change) {
    Counted since = since(state, change);
    return since.requests() == 0
        ? EffectEstimate.unknown(EffectEstimate.Unit.RATIO)
        : EffectEstimate.ofLogarithm(
            Math.log(baseline.ratio(since.errors(), since.requests())),
            baseline.lnRatios(EffectEstimate.ALPHA, since.errors(), since.requests()));
  }

  @Override
  public double before(State state, int change) {
    return baseline.errors() / baseline.requests();
  }

  @Override
  public double spreads(State state, int change) {
    return Double.NaN;
  }

  @Override
  public double warmUp(State state, int change) {
    return Double.NaN;
  }

  private static Counted since(State state, int change) {
    return change < state.changes().size() ? state.changes().get(change) : Counted.NOTHING;
  }
}
