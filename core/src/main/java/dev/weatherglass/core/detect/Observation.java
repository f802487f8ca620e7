package dev.weatherglass.core.detect;

/// What one closed bucket of a watched series says.
///
/// The factories [#of(double)] and [#of(long, long)] take whatever a sender may have sent and turn
/// what cannot be judged into [Missing]; the constructors refuse it.
public sealed interface Observation {

  /// Beyond this size a value cannot be squared and summed; it counts as missing.
  double LARGEST = 1e150;

  /// One number.
  ///
  /// @param value the bucket's number, in the unit of its series; finite, at most 1e150 in size
  record Value(double value) implements Observation {
    public Value {
      if (!(Math.abs(value) <= LARGEST)) {
        throw new IllegalArgumentException(
            "value must lie within ±" + LARGEST + " but was " + value);
      }
    }
  }

  /// Errors among requests.
  ///
  /// @param errors how many of the requests failed; not negative, may exceed `requests` where the
  ///   two are counted at different places
  /// @param requests how many there were; not negative
  record Counts(long errors, long requests) implements Observation {
    public Counts {
      if (errors < 0) {
        throw new IllegalArgumentException("errors must not be negative but was " + errors);
      }
      if (requests < 0) {
        throw new IllegalArgumentException("requests must not be negative but was " + requests);
      }
    }
  }

  /// The bucket closed without a usable sample. Time passes, nothing is learnt.
  record Missing() implements Observation {}

  /// A value, or [Missing] where it is not a number, infinite or beyond [#LARGEST].
  static Observation of(double value) {
    return Math.abs(value) <= LARGEST ? new Value(value) : new Missing();
  }

  /// Counts, or [Missing] where one of them is negative.
  static Observation of(long errors, long requests) {
    return errors < 0 || requests < 0 ? new Missing() : new Counts(errors, requests);
  }
}
