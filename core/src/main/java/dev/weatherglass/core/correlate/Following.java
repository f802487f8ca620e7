package dev.weatherglass.core.correlate;

import java.util.Map;
import java.util.TreeMap;

/// How far one series has been followed in an episode.
///
/// @param next bucket that is told next
/// @param complete whether every bucket of the windows has been told
/// @param departed levels before and since, for each verification whose evidence spoke against
///   "nothing changed"; then levels are told until the series has recovered
/// @param awaited whether the series fell silent, and its return is to be told
/// @param done whether nothing more is told
public record Following(
    long next, boolean complete, Map<String, Departure> departed, boolean awaited, boolean done) {

  /// From one level to another.
  ///
  /// @param before level before the change, by the last evidence
  /// @param after level since the change, by the last evidence
  public record Departure(double before, double after) {}

  public Following {
    departed = new TreeMap<>(departed);
  }

  /// Nothing was heard of the series since; its return is told.
  static Following silent(long next) {
    return new Following(next, false, Map.of(), true, false);
  }

  /// Whether any bucket to come may be news, though all windows are over.
  boolean isOpen() {
    return !done && (awaited || !departed.isEmpty());
  }

  /// The same, one or more plain levels later.
  Following told(long nextBucket, boolean isDone) {
    return new Following(nextBucket, complete, departed, awaited, isDone);
  }
}
