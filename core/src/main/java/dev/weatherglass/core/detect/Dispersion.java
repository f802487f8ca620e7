package dev.weatherglass.core.detect;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// How much more unevenly errors come than Poisson would have it (docs/MATH.md 6).
final class Dispersion {

  /// Bursts show in single buckets or only in longer blocks.
  private static final int[] BLOCK_LENGTHS = {1, 4, 16};

  private static final int STRETCH = 16;

  private Dispersion() {}

  /// The largest Pearson dispersion over the block lengths, at least 1.
  ///
  /// @param errors per bucket
  /// @param requests per bucket, as many
  static double of(double[] errors, double[] requests) {
    double rate = DoubleStream.of(errors).sum() / DoubleStream.of(requests).sum();
    double largest = 1;
    for (int length : BLOCK_LENGTHS) {
      if (rate > 0 && errors.length / length >= 2) {
        largest = Math.max(largest, ofBlocks(length, rate, errors, requests));
      }
    }
    return largest;
  }

  /// How many events come as one: the same over blocks of 1 and 4 buckets, each compared with the
  /// rate of its own stretch of 16, so that a day or a level that wanders counts little. At least
  /// 1.
  ///
  /// @param events per bucket
  /// @param requests per bucket, as many
  static double ofBursts(double[] events, double[] requests) {
    return Math.max(1, Math.max(ofBursts(1, events, requests), ofBursts(4, events, requests)));
  }

  private static double ofBursts(int length, double[] events, double[] requests) {
    double sum = 0;
    int stretches = 0;
    for (int from = 0; from + STRETCH <= events.length; from += STRETCH) {
      double all = sum(events, from, STRETCH);
      if (all > 0) {
        double rate = all / sum(requests, from, STRETCH);
        sum += ofBlocks(length, rate, stretch(events, from), stretch(requests, from));
        stretches++;
      }
    }
    return stretches == 0 ? 1 : sum / stretches;
  }

  private static double[] stretch(double[] values, int from) {
    return Arrays.copyOfRange(values, from, from + STRETCH);
  }

  /// Whole blocks from the first bucket on; what remains at the end is left out.
  static double ofBlocks(int length, double rate, double[] errors, double[] requests) {
    int blocks = errors.length / length;
    double sum = 0;
    for (int block = 0; block < blocks; block++) {
      double expected = rate * sum(requests, block * length, length);
      double excess = sum(errors, block * length, length) - expected;
      sum += expected > 0 ? excess * excess / expected : 0;
    }
    return sum / (blocks - 1);
  }

  private static double sum(double[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    return sum;
  }
}
