package dev.weatherglass.core.series;

/// What a ring says besides its buckets; written when a block begins, not with each bucket.
///
/// @param key which series
/// @param version of the raw series it is of; empty for the watched series itself
/// @param signal what it measures
/// @param metric the metric family it comes from
/// @param ratio whether buckets hold failures and requests
/// @param widthMillis width of a bucket in milliseconds
/// @param since the first bucket that this ring ever held
/// @param newest number of the newest block
public record RingHead(
    SeriesKey key,
    String version,
    Signal signal,
    String metric,
    boolean ratio,
    long widthMillis,
    long since,
    long newest) {

  public RingHead {
    if (widthMillis <= 0) {
      throw new IllegalArgumentException("widthMillis must be > 0 but was " + widthMillis);
    }
  }

  /// Text that names the ring, fit for a key: that of the series, and the version after it.
  public String name() {
    return version.isEmpty() ? key.text() : versionsOf(key) + version;
  }

  /// What the names of all versions' rings of a series begin with.
  public static String versionsOf(SeriesKey key) {
    return key.text() + "\u001f";
  }

  /// Whether blocks of the other one continue this one's.
  public boolean sameRing(RingHead other) {
    return metric.equals(other.metric)
        && ratio == other.ratio
        && widthMillis == other.widthMillis
        && since == other.since;
  }

  RingHead withNewest(long number) {
    return new RingHead(key, version, signal, metric, ratio, widthMillis, since, number);
  }
}
