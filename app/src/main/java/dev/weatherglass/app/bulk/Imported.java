package dev.weatherglass.app.bulk;

/// What became of a file.
///
/// @param read items that it holds
/// @param accepted that the hub has; a repeat of what it had before counts, and changes nothing
/// @param refused that it does not have, each told with its line
/// @param seconds that it took
public record Imported(long read, long accepted, long refused, double seconds) {

  /// How many were accepted in a second.
  public long perSecond() {
    return seconds > 0 ? Math.round(accepted / seconds) : 0;
  }
}
