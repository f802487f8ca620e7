package dev.weatherglass.core.series;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is remembered of one metric family of one service: last values, and buckets that are still
/// open.
///
/// @param raw last sample of each raw series, by part and labels
/// @param spacings first spacings between samples in milliseconds, until the width is known
/// @param widthMillis width of this family's buckets; 0 until it is known
/// @param spacingMillis median spacing of samples; 0 until it is known
/// @param closed index of the last closed bucket; [Long#MIN_VALUE] before the first
/// @param open accumulators by bucket index and then by watched series
/// @param restartedMillis newest restart that was heard of; kept in the family of start times for
///   the whole service, [Long#MIN_VALUE] elsewhere and before the first
/// @param dropped samples that came too late or were out of order
public record FamilyState(
    Map<String, Last> raw,
    List<Long> spacings,
    long widthMillis,
    long spacingMillis,
    long closed,
    TreeMap<Long, Map<String, Accumulator>> open,
    long restartedMillis,
    long dropped) {

  /// Nothing seen yet.
  public static FamilyState empty() {
    return new FamilyState(
        new HashMap<>(), List.of(), 0, 0, Long.MIN_VALUE, new TreeMap<>(), Long.MIN_VALUE, 0);
  }

  /// The same, with the newest restart.
  public FamilyState restarted(long atMillis) {
    return new FamilyState(
        raw, spacings, widthMillis, spacingMillis, closed, open, atMillis, dropped);
  }

  /// The newest sample of a raw series.
  ///
  /// @param atMillis when, in epoch milliseconds
  /// @param value what it said; of increments the sum of all so far
  /// @param instance which machine or process it comes from
  /// @param distribution the histogram where the series is a cumulative one; null otherwise
  public record Last(
      long atMillis, double value, String instance, @Nullable Distribution distribution) {}
}
