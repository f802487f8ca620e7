package dev.weatherglass.core.correlate;

import dev.weatherglass.core.detect.ShiftState;
import dev.weatherglass.core.verify.Placebos;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is kept of a series that is watched for shifts without a change. Written when a block of
/// its ring is full and when something happened; what came after is read from the ring again.
///
/// @param widthMillis width of its buckets
/// @param since index of the first bucket at its present level
/// @param next index of the bucket that is taken in next
/// @param detector as it was before that bucket
/// @param open the shift that was told and has not been told to be over; null where there is none
/// @param placebos how the judge did on changes that were none
public record Vigil(
    long widthMillis,
    long since,
    long next,
    ShiftState detector,
    @Nullable Open open,
    Placebos placebos) {

  /// A shift that was told.
  ///
  /// @param onset start of the bucket that it is dated to
  /// @param before level before
  /// @param after level since, when it was found
  /// @param found index of the bucket at which it was found
  public record Open(Instant onset, double before, double after, long found) {}
}
