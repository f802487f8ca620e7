package dev.weatherglass.core.detect;

import java.util.Arrays;

/// Replaces lone spikes by the median of their neighbours (Hampel's filter; Pearson 2002,
/// doi:10.1109/TCST.2002.1041095), so that no spike is taken for two changes of level.
final class SpikeFilter {

  private static final int HALF_WINDOW = 3;
  private static final double DEVIATIONS = 4;
  private static final double MAD_TO_DEVIATION = 1.4826;

  private SpikeFilter() {}

  /// The values, those replaced that lie more than four deviations off the median of themselves and
  /// three neighbours on each side, fewer at the ends. Not recursive: medians are of the values as
  /// given.
  ///
  /// @param values at least two
  static double[] cleaned(double[] values) {
    double limit = DEVIATIONS * deviation(values);
    double[] cleaned = values.clone();
    for (int i = 0; i < values.length; i++) {
      double median = around(values, i).median();
      if (Math.abs(values[i] - median) > limit) {
        cleaned[i] = median;
      }
    }
    return cleaned;
  }

  /// Standard deviation of the noise, from the differences of neighbours, which know no level.
  ///
  /// @param values at least two
  static double deviation(double[] values) {
    double[] differences = new double[values.length - 1];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = values[i + 1] - values[i];
    }
    return MAD_TO_DEVIATION * Sample.of(differences).medianAbsoluteDeviation() / Math.sqrt(2);
  }

  private static Sample around(double[] values, int i) {
    return Sample.of(
        Arrays.copyOfRange(
            values, Math.max(0, i - HALF_WINDOW), Math.min(values.length, i + HALF_WINDOW + 1)));
  }
}
