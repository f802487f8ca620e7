package dev.weatherglass.api.projection;

/// Where reading a partition begins.
///
/// @param position the first offset to read
/// @param rebuild whether what was told before no longer adds up: the partition is another one, or
///   it lost records that history has
record Start(long position, boolean rebuild) {

  /// @param stored the position that history holds; negative where it holds none
  /// @param first the oldest offset there is
  /// @param end the offset after the newest
  static Start of(long stored, long first, long end) {
    if (stored > end) {
      return new Start(first, true);
    }
    return new Start(Math.max(stored, first), false);
  }
}
