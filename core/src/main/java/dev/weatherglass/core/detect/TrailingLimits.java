package dev.weatherglass.core.detect;

import java.util.Arrays;

/// How far a value may lie from those just before it and still be believed: four robust deviations
/// around their median, or their 2 % and 98 % quantiles where these lie farther out. What lies
/// beyond is taken for the limit, so that a lone spike cannot fire, while a lasting shift moves the
/// limits after itself within a few commits (DETECTION 2.1j).
///
/// @param low smaller values are taken for this
/// @param high larger values are taken for this; not below `low`
record TrailingLimits(double low, double high) {

  /// How many earlier values count.
  static final int WINDOW = 60;

  private static final double DEVIATIONS = 4;
  private static final double MAD_TO_DEVIATION = 1.4826;
  private static final double TAIL = 0.02;

  /// The limits for the value that follows these.
  ///
  /// @param earlier as they came, not limited themselves; at least one
  static TrailingLimits after(double[] earlier) {
    Sample sample = Sample.of(window(earlier));
    double reach = DEVIATIONS * MAD_TO_DEVIATION * sample.medianAbsoluteDeviation();
    return new TrailingLimits(
        Math.min(sample.median() - reach, sample.quantile(TAIL)),
        Math.max(sample.median() + reach, sample.quantile(1 - TAIL)));
  }

  double limited(double value) {
    return Math.min(Math.max(value, low), high);
  }

  private static double[] window(double[] earlier) {
    return Arrays.copyOfRange(earlier, Math.max(0, earlier.length - WINDOW), earlier.length);
  }
}
