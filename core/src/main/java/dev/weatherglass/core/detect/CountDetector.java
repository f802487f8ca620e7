package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;

/// Watches few errors among requests.
///
/// @param baseline what the buckets before the change say
/// @param worse which way a shift has to go to count
public record CountDetector(GammaPoisson baseline, Direction worse)
    implements Detector<CountDetector.State> {

  /// What was counted since the change.
  ///
  /// @param errors how many requests failed
  /// @param requests how many there were
  /// @param seen buckets with data
  public record State(double errors, double requests, int seen) {}

  @Override
  public State initial() {
    return new State(0, 0, 0);
  }

  @Override
  public Step<State> step(State state, Observation observation) {
    State next =
        switch (observation) {
          case Observation.Counts(long errors, long requests) ->
              new State(state.errors() + errors, state.requests() + requests, state.seen() + 1);
          case Observation.Missing() -> state;
          case Observation.Value value -> throw Scale.wrongKind(SeriesKind.ERROR_RATIO, value);
        };
    return new Step<>(next, evidence(next));
  }

  @Override
  public double detectable(State state, double alpha) {
    return Math.exp(baseline.detectable(worse, alpha, state.requests()));
  }

  /// The trial that begins with the first bucket after the change.
  Trial<State> trial() {
    return new Trial<>(this, new Step<>(initial(), evidence(initial())));
  }

  @Override
  public EffectEstimate effect(State state) {
    return state.requests() == 0
        ? EffectEstimate.unknown(EffectEstimate.Unit.RATIO)
        : EffectEstimate.ofLogarithm(
            Math.log(baseline.ratio(state.errors(), state.requests())),
            baseline.lnRatios(EffectEstimate.ALPHA, state.errors(), state.requests()));
  }

  private Evidence evidence(State state) {
    double before = baseline.errors() / baseline.requests();
    return state.requests() == 0
        ? new Evidence(0, before, before, state.seen())
        : new Evidence(
            baseline.lnE(worse, state.errors(), state.requests()),
            before,
            state.errors() / state.requests(),
            state.seen());
  }
}
