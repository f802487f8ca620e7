package dev.weatherglass.ingest.write;

import java.time.Duration;

/// How much of anything one remote write may hold.
final class WriteLimits {

  /// Bytes of the message after decompression.
  static final int DECOMPRESSED_BYTES = 64 * 1024 * 1024;

  /// A snappy block never unpacks to more than about 21 times its size: a copy of 64 bytes takes
  /// three. What claims more is no snappy block.
  static final int EXPANSION = 32;

  /// Labels of one series.
  static final int LABELS = 64;

  /// Characters of a label's name, and of a metric's.
  static final int NAME = 512;

  /// Characters of a label's value.
  static final int VALUE = 2_048;

  /// Bytes of one record on the metrics topic, about.
  static final int RECORD_BYTES = 512 * 1024;

  /// Errors that are told of one request; the rest is counted.
  static final int ERRORS = 20;

  /// Samples older than this are dropped.
  static final Duration BEHIND = Duration.ofDays(2);

  /// Samples further ahead than this are dropped.
  static final Duration AHEAD = Duration.ofMinutes(5);

  private WriteLimits() {}
}
