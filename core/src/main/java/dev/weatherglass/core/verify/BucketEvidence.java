package dev.weatherglass.core.verify;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one series says about one change after one more closed bucket.
///
/// @param index buckets since the onset; 0 is the bucket that holds it
/// @param end of the bucket
/// @param value what the bucket held; null where it is missing
/// @param lnE evidence of all buckets so far against "nothing changed", in nats
/// @param before level before the change
/// @param after level since the change
/// @param effect how much it moved; null where it was not asked, which costs as much as many
///   buckets
/// @param detectable the smallest harm that would have been seen by now, read as the effect is; NaN
///   where it was not asked
/// @param seen present buckets since the onset
public record BucketEvidence(
    int index,
    Instant end,
    @Nullable Double value,
    double lnE,
    double before,
    double after,
    @Nullable Effect effect,
    double detectable,
    int seen) {

  /// The effect, where it was asked.
  ///
  /// @throws NullPointerException where it was not
  Effect asked() {
    return Objects.requireNonNull(effect);
  }
}
