package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Watches few errors among requests. Each change is compared with all buckets before it, those of
/// the episode too.
///
/// @param plan what is asked; only its onsets count
/// @param baseline the buckets with data before the episode
/// @param worse which way a shift has to go to count
record CountDetector(Plan plan, List<Observation.Counts> baseline, Direction worse)
    implements Detector<CountDetector.State> {

  CountDetector {
    baseline = List.copyOf(baseline);
  }

  /// What was counted.
  ///
  /// @param time the bucket taken in last, counted from the episode's onset
  /// @param earlier buckets with data since the episode's onset, while a change is still to begin
  /// @param changes what was counted since each of the changes that have begun
  record State(int time, List<Observation.Counts> earlier, List<Counted> changes) {}

  /// What was counted since a change.
  ///
  /// @param before what the buckets before it say
  /// @param errors how many requests failed
  /// @param requests how many there were
  /// @param seen buckets with data
  record Counted(GammaPoisson before, double errors, double requests, int seen) {

    Counted plus(Observation.Counts counts) {
      return new Counted(before, errors + counts.errors(), requests + counts.requests(), seen + 1);
    }
  }

  State initial() {
    return new State(-1, List.of(), List.of());
  }

  @Override
  public Step<State> step(State state, Observation observation) {
    int time = state.time() + 1;
    List<Counted> changes = begun(state, time);
    State next =
        switch (observation) {
          case Observation.Counts counts ->
              new State(
                  time,
                  changes.size() < plan.changes() ? appended(state.earlier(), counts) : List.of(),
                  changes.stream().map(since -> since.plus(counts)).toList());
          case Observation.Missing() -> new State(time, state.earlier(), changes);
          case Observation.Value value -> throw Scale.wrongKind(SeriesKind.ERROR_RATIO, value);
        };
    return new Step<>(next, evidence(next));
  }

  private List<Counted> begun(State state, int time) {
    var changes = new ArrayList<>(state.changes());
    while (changes.size() < plan.changes() && plan.onset(changes.size()) <= time) {
      changes.add(new Counted(usual(state.earlier()), 0, 0, 0));
    }
    return changes;
  }

  private GammaPoisson usual(List<Observation.Counts> earlier) {
    return GammaPoisson.of(
        Stream.concat(baseline.stream(), earlier.stream())
            .mapToDouble(Observation.Counts::errors)
            .toArray(),
        Stream.concat(baseline.stream(), earlier.stream())
            .mapToDouble(Observation.Counts::requests)
            .toArray());
  }

  private static List<Observation.Counts> appended(
      List<Observation.Counts> counted, Observation.Counts one) {
    return Stream.concat(counted.stream(), Stream.of(one)).toList();
  }

  @Override
  public List<Evidence> evidence(State state) {
    return state.changes().stream()
        .map(since ->
            since.requests() == 0
                ? new Evidence(0, since.seen())
                : new Evidence(
                    since.before().lnE(worse, since.errors(), since.requests()), since.seen()))
        .toList();
  }

  @Override
  public double detectable(State state, int change, double alpha) {
    return Math.exp(
        since(state, change).before().detectable(worse, alpha, since(state, change).requests()));
  }

  @Override
  public EffectEstimate effect(State state, int change) {
    Counted since = since(state, change);
    return since.requests() == 0
        ? EffectEstimate.unknown(EffectEstimate.Unit.RATIO)
        : EffectEstimate.ofLogarithm(
            Math.log(since.before().ratio(since.errors(), since.requests())),
            since.before().lnRatios(EffectEstimate.ALPHA, since.errors(), since.requests()));
  }

  @Override
  public double before(State state, int change) {
    GammaPoisson before = since(state, change).before();
    return before.errors() / before.requests();
  }

  @Override
  public double spreads(State state, int change) {
    Counted since = since(state, change);
    double perBucket = since.before().errors() / baseline.size();
    return since.requests() == 0
        ? 0
        : (since.before().ratio(since.errors(), since.requests()) - 1)
            * Math.sqrt(perBucket / since.before().dispersion());
  }

  @Override
  public boolean knowsWarmUps() {
    return false;
  }

  @Override
  public double warmUp(State state, int change) {
    return Double.NaN;
  }

  private Counted since(State state, int change) {
    return change < state.changes().size()
        ? state.changes().get(change)
        : new Counted(usual(state.earlier()), 0, 0, 0);
  }
}
