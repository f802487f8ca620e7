package dev.weatherglass.core.series;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One minute of a watched series, to draw; where buckets are wider than a minute, one bucket. A
/// series and a minute have one: a later one replaces it.
///
/// @param id of the series, see [SeriesKey#id]
/// @param series which series
/// @param title how people say its signal
/// @param unit UCUM-like unit of its values
/// @param at when the minute begins; of a wider bucket, the minute in which it begins
/// @param widthMillis width of a bucket in milliseconds; positive
/// @param buckets how many of its buckets have a value; positive
/// @param min lowest value of a bucket
/// @param max highest value of a bucket
/// @param last value of the newest bucket
/// @param sum of the values, each times its weight
/// @param weight of all together; positive
/// @param weighed what the weight counts
public record Rollup(
    String id,
    SeriesKey series,
    String title,
    String unit,
    Instant at,
    long widthMillis,
    int buckets,
    double min,
    double max,
    double last,
    double sum,
    double weight,
    Weighed weighed) {

  /// What a mean over several buckets is weighed by.
  public enum Weighed {
    /// The requests of the bucket, where it tells them: failures among requests, or a histogram.
    REQUESTS,
    /// How long the bucket is.
    SECONDS
  }

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final double MILLIS = 1000;

  public Rollup {
    if (widthMillis <= 0) {
      throw new IllegalArgumentException("widthMillis must be > 0 but was " + widthMillis);
    }
    if (buckets <= 0) {
      throw new IllegalArgumentException("buckets must be > 0 but was " + buckets);
    }
    if (!(min <= max)) {
      throw new IllegalArgumentException("min must be <= max (" + max + ") but was " + min);
    }
    if (!(weight > 0)) {
      throw new IllegalArgumentException("weight must be > 0 but was " + weight);
    }
  }

  /// One bucket of a ring; empty where it is missing.
  ///
  /// @param id of the ring's series
  static Optional<Rollup> of(String id, Ring ring, long index) {
    BucketValue bucket = ring.at(index);
    if (bucket.isMissing()) {
      return Optional.empty();
    }
    double requests = requests(ring, index, bucket);
    boolean counted = requests > 0;
    double level = bucket.level();
    double weight = counted ? requests : ring.widthMillis() / MILLIS;
    return Optional.of(
        new Rollup(
            id,
            ring.key(),
            ring.signal().title(),
            ring.signal().unit(),
            Instant.ofEpochMilli(minute(ring, index) * MINUTE),
            ring.widthMillis(),
            1,
            level,
            level,
            level,
            level * weight,
            weight,
            counted ? Weighed.REQUESTS : Weighed.SECONDS));
  }

  /// The minute, counted from the epoch, in which a bucket begins.
  static long minute(Ring ring, long index) {
    return Math.floorDiv(index * ring.widthMillis(), MINUTE);
  }

  /// The mean over all that was weighed.
  public double mean() {
    return sum / weight;
  }

  /// Both together, begun where this one began. Where one is weighed by requests and the other is
  /// not, because the series was told to be measured otherwise, both are by time.
  ///
  /// @param later of the same series
  public Rollup plus(Rollup later) {
    return weighed == later.weighed ? joined(later) : bySeconds().joined(later.bySeconds());
  }

  private Rollup joined(Rollup later) {
    return new Rollup(
        id,
        series,
        later.title,
        later.unit,
        at,
        later.widthMillis,
        buckets + later.buckets,
        Math.min(min, later.min),
        Math.max(max, later.max),
        later.last,
        sum + later.sum,
        weight + later.weight,
        weighed);
  }

  private Rollup bySeconds() {
    double seconds = weighed == Weighed.SECONDS ? weight : buckets * (widthMillis / MILLIS);
    return new Rollup(
        id,
        series,
        title,
        unit,
        at,
        widthMillis,
        buckets,
        min,
        max,
        last,
        mean() * seconds,
        seconds,
        Weighed.SECONDS);
  }

  /// How many requests a bucket tells of; NaN where it does not tell.
  private static double requests(Ring ring, long index, BucketValue bucket) {
    if (ring.ratio()) {
      return bucket.requests();
    }
    @Nullable Histogram histogram = ring.histogramAt(index);
    return histogram == null ? Double.NaN : histogram.total();
  }
}
