package dev.weatherglass.core.verify;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one series says about the changes of an episode after one more closed bucket.
///
/// @param index buckets since the episode's onset; 0 is the bucket that holds it
/// @param end of the bucket
/// @param value what the bucket held; null where it is missing
/// @param lnE evidence for each contender, in the episode's order, in nats; NaN before its onset;
///   empty past the windows, where only levels are told
/// @param readings the same in full, by contender, where it was asked: that costs as much as many
///   buckets
@SuppressWarnings("ArrayRecordComponent") // compact; never compared
public record BucketEvidence(
    long index,
    Instant end,
    @Nullable Double value,
    double[] lnE,
    Map<Integer, SeriesReading> readings) {

  public BucketEvidence {
    readings = Map.copyOf(readings);
  }

  /// Evidence for a contender; NaN where there is none.
  double lnE(int contender) {
    return contender < lnE.length ? lnE[contender] : Double.NaN;
  }
}
