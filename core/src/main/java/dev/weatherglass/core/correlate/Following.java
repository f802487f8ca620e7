package dev.weatherglass.core.correlate;

/// How far one series has been followed for one candidate.
///
/// @param next bucket that is told next
/// @param complete whether every bucket of the window has been told
/// @param departed whether the evidence spoke against "nothing changed"; then levels are told until
///   it has recovered
/// @param before level before the change, by the last evidence
/// @param after level since the change, by the last evidence
/// @param done whether nothing more is told
public record Following(
    long next, boolean complete, boolean departed, double before, double after, boolean done) {

  /// Nothing was heard of the series since; its return is told.
  static Following silent(long next) {
    return new Following(next, false, true, Double.NaN, Double.NaN, false);
  }

  /// Whether evidence has told its levels.
  boolean hasLevels() {
    return !Double.isNaN(after);
  }

  /// The same, one or more plain levels later.
  Following told(long nextBucket, boolean isDone) {
    return new Following(nextBucket, complete, departed, before, after, isDone);
  }
}
