package dev.weatherglass.core.series;

import java.util.List;

/// How wide buckets are: the smallest of a fixed list that is not below the median spacing of the
/// samples.
public final class BucketWidth {

  /// The widths there are, in seconds.
  public static final List<Integer> SECONDS =
      List.of(1, 5, 10, 15, 30, 60, 300, 600, 900, 1800, 3600);

  /// How many spacings are learnt from.
  public static final int LEARNT_FROM = 8;

  /// Scrapes jitter: a spacing this much above a width still fits it.
  private static final double JITTER = 1.05;

  private static final long MILLIS = 1000;

  private BucketWidth() {}

  /// The median of the spacings, in milliseconds.
  public static long median(List<Long> spacingsMillis) {
    return spacingsMillis.stream().sorted().toList().get(spacingsMillis.size() / 2);
  }

  /// The width for a median spacing, both in milliseconds; the largest one for anything above it.
  public static long forSpacing(long medianMillis) {
    for (int seconds : SECONDS) {
      if (medianMillis <= seconds * MILLIS * JITTER) {
        return seconds * MILLIS;
      }
    }
    return SECONDS.getLast() * MILLIS;
  }
}
