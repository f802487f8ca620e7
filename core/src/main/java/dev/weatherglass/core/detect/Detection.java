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

  static Refused tooFew(int present) {
    return new Refused(
        Reason.TOO_FEW_BUCKETS,
        "a baseline needs %d buckets with data but has %d"
            .formatted(Detectors.FEWEST_BUCKETS, present));
  }

  static Refused constant(double level) {
    return new Refused(
        Reason.CONSTANT,
        "all buckets of the baseline say %s: there is no noise to measure a shift against"
            .formatted(level));
  }

  static Refused noRequests() {
    return new Refused(Reason.NO_REQUESTS, "the baseline counts no request");
  }
}
