package dev.weatherglass.core.verify;

import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one watched series says about one change.
///
/// @param series which series
/// @param signal what it measures
/// @param metric the sender's metric family it comes from
/// @param regressed whether the alarm rule has fired on it
/// @param lnE evidence against "nothing changed", in nats
/// @param before level before the change, in the signal's unit; null where unknown
/// @param after level since the change; null where unknown
/// @param effect how much it moved; null where unknown
/// @param bucketSeconds width of its buckets
/// @param bucketsBefore present buckets of the baseline
/// @param bucketsAfter present buckets since the change
/// @param changePoint start of the first bucket that may have been affected
/// @param lastBucketEnd end of the last bucket that was judged
/// @param points what to draw: the end of the baseline and what came since; may be empty
/// @param placebos the series' own false-alarm record; null where it was not asked
public record SeriesJudgement(
    SeriesKey series,
    Signal signal,
    String metric,
    boolean regressed,
    double lnE,
    @Nullable Double before,
    @Nullable Double after,
    @Nullable Effect effect,
    int bucketSeconds,
    int bucketsBefore,
    int bucketsAfter,
    Instant changePoint,
    Instant lastBucketEnd,
    List<Point> points,
    @Nullable PlaceboRecord placebos) {

  public SeriesJudgement {
    points = List.copyOf(points);
  }
}
