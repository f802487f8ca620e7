package dev.weatherglass.bench.evaluate.peers;

/// Probabilities far out.
final class Tails {

  private static final double[] LANCZOS = {
    76.18009172947146,
    -86.50532032941678,
    24.01409824083091,
    -1.231739572450155,
    0.001208650973866179,
    -0.5395239384953e-5
  };
  private static final double TINY = 1e-300;
  private static final double EXACT = 1e-15;

  private Tails() {}

  /// Probability that a Student t with so many degrees of freedom is above t.
  static double above(double t, double freedom) {
    double both = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
    return t > 0 ? both / 2 : 1 - both / 2;
  }

  /// The regularised incomplete beta function I_x(a, b), by Lentz's continued fraction (Press et
  /// al., Numerical Recipes, 6.4).
  private static double incompleteBeta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double front =
        Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m < 1000; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / awayFromZero(1 + even * d);
      c = awayFromZero(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / awayFromZero(1 + odd * d);
      c = awayFromZero(1 + odd / c);
      h *= d * c;
      if (Math.abs(d * c - 1) < EXACT) {
        break;
      }
    }
    return h;
  }

  private static double awayFromZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /// Lanczos 1964 (Numerical Recipes, 6.1), to 2e-10.
  private static double lnGamma(double x) {
    double sum = 1.000000000190015;
    for (int i = 0; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x + 1 + i);
    }
    double shifted = x + 5.5;
    return (x + 0.5) * Math.log(shifted) - shifted + Math.log(2.5066282746310007 * sum / x);
  }
}
