package dev.weatherglass.core.detect;

/// The standard normal distribution.
final class NormalDistribution {

  private static final double LN_SQRT_2PI = 0.9189385332046727;
  private static final double TAIL = 4;

  /// Beyond this the probability to lie above is no longer seen beside 1.
  private static final double CERTAIN = 8.3;

  private NormalDistribution() {}

  /// Logarithm of the probability to lie below z, accurate to about 1e-12 in both tails.
  ///
  /// In the middle the series of Marsaglia (2004, J. Stat. Software 11(4)), in the tail Laplace's
  /// continued fraction (Abramowitz and Stegun 26.2.14).
  static double lnCdf(double z) {
    if (z < -TAIL) {
      return lnUpperTail(-z);
    }
    if (z > CERTAIN) {
      return 0;
    }
    return z > TAIL ? Math.log1p(-Math.exp(lnUpperTail(z))) : Math.log(0.5 + centre(z));
  }

  /// Probability to lie between 0 and z, negative for negative z.
  private static double centre(double z) {
    double term = z;
    double sum = z;
    for (int k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
      term *= z * z / k;
      sum += term;
    }
    return sum * Math.exp(-z * z / 2 - LN_SQRT_2PI);
  }

  private static double lnUpperTail(double z) {
    double fraction = z;
    for (int k = terms(z); k > 0; k--) {
      fraction = z + k / fraction;
    }
    return -z * z / 2 - LN_SQRT_2PI - Math.log(fraction);
  }

  /// As many as a double can tell from more: 60 at 4, and ever fewer further out.
  private static int terms(double z) {
    return 10 + (int) (800 / (z * z));
  }
}
