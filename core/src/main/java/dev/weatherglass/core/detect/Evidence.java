package dev.weatherglass.core.detect;

/// What the buckets since a change say about one series, all together and so far.
///
/// @param lnE natural logarithm of the e-value against "nothing changed", in the direction that is
///   worse; finite, 0 before the first bucket with data
/// @param seen buckets with data since the change; not negative
public record Evidence(double lnE, int seen) {

  /// Nothing seen.
  static final Evidence NONE = new Evidence(0, 0);

  public Evidence {
    if (!Double.isFinite(lnE)) {
      throw new IllegalArgumentException("lnE must be finite but was " + lnE);
    }
    if (seen < 0) {
      throw new IllegalArgumentException("seen must not be negative but was " + seen);
    }
  }

  /// Whether the e-value alone refutes "nothing changed" at this level.
  ///
  /// @param alpha tolerated probability of a false alarm, between 0 and 1
  public boolean refutes(double alpha) {
    return lnE >= -Math.log(alpha);
  }
}
