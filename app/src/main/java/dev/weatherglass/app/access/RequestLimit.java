package dev.weatherglass.app.access;

/// How many requests each token, or each address without one, may send.
///
/// @param perSecond in the long run; positive
/// @param burst at once, after a time of silence; at least 1
public record RequestLimit(int perSecond, int burst) {

  public RequestLimit {
    if (perSecond < 1) {
      throw new IllegalArgumentException("perSecond must be at least 1 but was " + perSecond);
    }
    if (burst < 1) {
      throw new IllegalArgumentException("burst must be at least 1 but was " + burst);
    }
  }

  /// The seconds in which a burst is made up for.
  long windowSeconds() {
    return Math.max(1, (burst + perSecond - 1L) / perSecond);
  }
}
