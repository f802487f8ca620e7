package dev.weatherglass.core.detect;

/// Student's t distribution.
final class StudentDistribution {

  private static final double SMALL = 1e-3;

  private StudentDistribution() {}

  /// Logarithm of the probability to lie below t, by the normal deviate of the same probability
  /// (Hill 1970, Algorithm 395, doi:10.1145/355598.355599).
  ///
  /// @param freedom degrees of freedom, not necessarily whole; at least 1, the error falls quickly
  ///   with them and is below 1e-6 from 10 on
  static double lnCdf(double t, double freedom) {
    return NormalDistribution.lnCdf(Math.copySign(deviate(lnOnePlus(t * t / freedom), freedom), t));
  }

  /// Probability to lie below t, from what a likelihood knows anyway.
  ///
  /// @param ln ln(1 + t²/freedom)
  /// @param sign of t
  /// @param freedom as in [#lnCdf]
  static double cdf(double ln, double sign, double freedom) {
    return NormalDistribution.cdf(Math.copySign(deviate(ln, freedom), sign));
  }

  private static double deviate(double ln, double freedom) {
    double a = freedom - 0.5;
    double b = 48 * a * a;
    double y = a * ln;
    double correction =
        ((((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b) + y + 3) / b + 1;
    return correction * Math.sqrt(y);
  }

  /// ln(1 + x) for x not below zero, to 1e-9 of its size. The JVM has no intrinsic for
  /// `Math.log1p`: a profile of a replay showed a third of all samples in it.
  private static double lnOnePlus(double x) {
    return x > SMALL ? Math.log(1 + x) : x * (1 - x * (0.5 - x / 3));
  }
}
