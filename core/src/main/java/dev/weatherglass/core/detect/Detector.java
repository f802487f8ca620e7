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
}
