package dev.weatherglass.api.view;

import dev.weatherglass.core.verify.PlaceboRecord;
import org.jspecify.annotations.Nullable;

/// A series' own false-alarm record: how often the judge fired on changes that were none.
///
/// @param runs placebos that were judged
/// @param fired those that it fired on
/// @param rate their share, in [0, 1]
/// @param low lower end of its 95 % interval
/// @param high upper end of its 95 % interval
/// @param raisedNats how much more evidence this series therefore needs; 0 mostly
public record PlaceboView(
    int runs, int fired, double rate, double low, double high, double raisedNats) {

  /// Absent where there was no run yet.
  static @Nullable PlaceboView orNull(@Nullable PlaceboRecord placebos) {
    return placebos == null || placebos.runs() == 0
        ? null
        : new PlaceboView(
            placebos.runs(),
            placebos.fired(),
            placebos.rate(),
            placebos.low(),
            placebos.high(),
            placebos.raise());
  }
}
