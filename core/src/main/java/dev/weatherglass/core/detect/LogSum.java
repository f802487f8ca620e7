package dev.weatherglass.core.detect;

/// Adds up numbers given by their logarithms, without overflow.
final class LogSum {

  /// What is smaller than the largest by this factor's logarithm vanishes in rounding.
  private static final double NEGLIGIBLE = 40;

  private double largest = Double.NEGATIVE_INFINITY;
  private double sum; // of exp(x - largest)

  LogSum add(double ln) {
    if (ln > largest) {
      sum = sum * Math.exp(largest - ln) + 1;
      largest = ln;
    } else if (ln > largest - NEGLIGIBLE) {
      sum += Math.exp(ln - largest);
    }
    return this;
  }

  /// Logarithm of the sum; negative infinity for nothing.
  double ln() {
    return sum == 0 ? Double.NEGATIVE_INFINITY : largest + Math.log(sum);
  }
}
