package dev.weatherglass.core.detect;

/// Whether a series can be watched from its baseline on.
public sealed interface Detection {

  /// It can; `trial` has seen the baseline and nothing since.
  record Ready(Trial<?> trial) implements Detection {}

  /// It cannot.
  ///
  /// @param sentence the reason in words, with its numbers, for people
  record Refused(Reason reason, String sentence) implements Detection {}

  /// Why a baseline teaches too little.
  enum Reason {
    /// Fewer than [Detectors#FEWEST_BUCKETS] buckets hold data.
    TOO_FEW_BUCKETS,
    /// All buckets say the same number, so there is no noise to measure a shift against.
    CONSTANT,
    /// The buckets count no request at all.
    NO_REQUESTS
  }
}
