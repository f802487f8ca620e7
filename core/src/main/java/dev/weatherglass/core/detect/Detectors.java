package dev.weatherglass.core.detect;

import java.util.List;

/// The catalogue: which detector watches which kind of series.
///
/// A new one is a record that implements [Detector] and its line in [#forSeries].
public final class Detectors {

  /// A baseline with fewer buckets that hold data is refused.
  public static final int FEWEST_BUCKETS = 20;

  private Detectors() {}

  /// The detector for one series and one change, or why there is none.
  ///
  /// @param kind what the buckets hold
  /// @param worse which way a shift has to go to count
  /// @param baseline the buckets before the change, oldest first, with [Observation.Missing] where
  ///   there is no data; 240 are enough, 120 cost power, 60 much
  /// @throws IllegalArgumentException if the baseline holds observations of the other kind
  public static Detection forSeries(SeriesKind kind, Direction worse, List<Observation> baseline) {
    if (baseline.size() < FEWEST_BUCKETS) {
      return new Detection.Refused(
          Detection.Reason.TOO_FEW_BUCKETS,
          "a baseline needs " + FEWEST_BUCKETS + " buckets but has " + baseline.size());
    }
    throw new UnsupportedOperationException(kind + " arrives with the filters");
  }
}
