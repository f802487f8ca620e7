package dev.weatherglass.core.detect;

import java.util.List;

/// Watches one series through an episode for lasting shifts that came with one of its changes. It
/// carries what the baseline taught and is immutable; all that moves is the state, which is never
/// modified in place.
///
/// The first call of [#step] gets the first bucket of the episode, later calls one bucket each, in
/// order, with [Observation.Missing] for a bucket without data. Changes are numbered as in the
/// episode's [Plan].
///
/// @param <S> the state: a record of numbers and arrays of numbers
public interface Detector<S> {

  /// Takes in one closed bucket.
  ///
  /// @throws IllegalArgumentException if the observation is of the other kind than the series
  Step<S> step(S state, Observation observation);

  /// What all buckets so far say about each change that has begun.
  List<Evidence> evidence(S state);

  /// The smallest effect that would have been seen by now, in the words of
  /// [EffectEstimate#estimate]: had the series stayed as it was and then moved by this much, the
  /// evidence would reach 1/alpha. What a verdict that cannot be given owes its reader. Infinite (0
  /// for a falling ratio) where even the largest effect would not have been seen.
  ///
  /// @param change that has begun
  /// @param alpha tolerated probability of a false alarm, between 0 and 1
  double detectable(S state, int change, double alpha);

  /// How far the series moved since a change, with its interval. Asked apart, because it costs as
  /// much as many steps.
  ///
  /// @param change that has begun
  EffectEstimate effect(S state, int change);

  /// How far the series moved since a change, in robust standard deviations of its own baseline;
  /// NaN where it has none.
  ///
  /// @param change that has begun
  double spreads(S state, int change);

  /// Level before a change, in the unit of the series.
  ///
  /// @param change that has begun
  double before(S state, int change);

  /// Whether a warm-up is told from a shift that lasts.
  boolean knowsWarmUps();

  /// How likely a warm-up came with the changes so far, by this series; NaN where it cannot tell.
  ///
  /// @param change that has begun
  double warmUp(S state, int change);
}
