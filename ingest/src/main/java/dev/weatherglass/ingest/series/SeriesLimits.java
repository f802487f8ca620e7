package dev.weatherglass.ingest.series;

import java.time.Duration;

/// How much of anything one request with samples may hold, whatever its format.
public final class SeriesLimits {

  /// Bytes of a message after decompression.
  public static final int DECOMPRESSED_BYTES = 64 * 1024 * 1024;

  /// Characters of all names and labels of one request, as often as they are told.
  public static final int TEXT = 64 * 1024 * 1024;

  /// Labels of one series.
  public static final int LABELS = 64;

  /// Characters of a label's name, and of a metric's.
  public static final int NAME = 512;

  /// Characters of a label's value.
  public static final int VALUE = 2_048;

  /// Explicit upper bounds of one histogram.
  public static final int BOUNDS = 1_000;

  /// Errors that are told of one request; the rest is counted.
  public static final int ERRORS = 20;

  /// Bytes of one record on the metrics topic, about.
  static final int RECORD_BYTES = 512 * 1024;

  /// Samples older than this are dropped.
  static final Duration BEHIND = Duration.ofDays(2);

  /// Samples further ahead than this are dropped.
  static final Duration AHEAD = Duration.ofMinutes(5);

  private SeriesLimits() {}
}
