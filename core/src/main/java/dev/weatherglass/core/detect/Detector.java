package dev.weatherglass.core.detect;

/// Watches one series for a lasting shift since one change. It carries what the baseline taught and
/// is immutable; all that moves is the state, which is never modified in place.
///
/// The first call of [#step] gets the first bucket after the change, later calls one bucket each,
/// in order, with [Observation.Missing] for a bucket without data.
///
/// @param <S> the state: a record of numbers and arrays of numbers
public interface Detector<S> {

  /// The state at the change: the baseline has been seen, nothing after it.
  S initial();

  /// Takes in one closed bucket.
  ///
  /// @throws IllegalArgumentException if the observation is of the other kind than the series
  Step<S> step(S state, Observation observation);

  /// The smallest effect that would have been seen by now, in the words of
  /// [EffectEstimate#estimate]: had the series stayed as it was and then moved by this much, the
  /// evidence would reach 1/alpha. What a verdict that cannot be given owes its reader. Infinite (0
  /// for a falling ratio) where even the largest effect would not have been seen.
  ///
  /// @param alpha tolerated probability of a false alarm, between 0 and 1
  double detectable(S state, double alpha);

  /// How far the series moved by now, with its interval. Asked apart, because it costs as much as
  /// many steps.
  EffectEstimate effect(S state);
}
