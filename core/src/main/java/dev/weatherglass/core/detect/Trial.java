package dev.weatherglass.core.detect;

import java.util.List;

/// A detector under way: fold the closed buckets since the episode's onset with [#next].
///
/// @param detector what was learnt from the baseline
/// @param latest state and evidence after the newest bucket
public record Trial<S>(Detector<S> detector, Step<S> latest) {

  /// The trial that begins with the first bucket of an episode.
  ///
  /// @param initial what the baseline left
  static <S> Trial<S> of(Detector<S> detector, S initial) {
    return new Trial<>(detector, new Step<>(initial, List.of()));
  }

  /// The trial after one more closed bucket.
  public Trial<S> next(Observation observation) {
    return new Trial<>(detector, detector.step(latest.state(), observation));
  }

  /// What is known about one change.
  ///
  /// @param change as numbered in the plan
  public Evidence evidence(int change) {
    return change < latest.evidence().size() ? latest.evidence().get(change) : Evidence.NONE;
  }

  /// What is known about the only change of a plan.
  public Evidence evidence() {
    return evidence(0);
  }

  /// How far the series moved since the only change of a plan.
  public EffectEstimate effect() {
    return effect(0);
  }

  /// The smallest effect that would have been seen since the only change of a plan.
  public double detectable(double alpha) {
    return detectable(0, alpha);
  }

  /// How far the series moved by now; see [Detector#effect].
  public EffectEstimate effect(int change) {
    return detector.effect(latest.state(), change);
  }

  /// The smallest effect that would have been seen by now; see [Detector#detectable].
  public double detectable(int change, double alpha) {
    return detector.detectable(latest.state(), change, alpha);
  }

  /// How far the series moved, in its own spreads; see [Detector#spreads].
  public double spreads(int change) {
    return detector.spreads(latest.state(), change);
  }

  /// Level before a change; see [Detector#before].
  public double before(int change) {
    return detector.before(latest.state(), change);
  }

  /// Whether a warm-up is told from a shift that lasts.
  public boolean knowsWarmUps() {
    return detector.knowsWarmUps();
  }

  /// How likely there was a warm-up; see [Detector#warmUp].
  public double warmUp(int change) {
    return detector.warmUp(latest.state(), change);
  }
}
