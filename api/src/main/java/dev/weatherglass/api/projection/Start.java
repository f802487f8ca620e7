package dev.weatherglass.api.projection;

/// Where reading a partition begins.
///
/// @param position the first offset to read
/// @param rebuild whether what was told before no longer adds up: the partition is another one, or
///   it lost records that history has
record Start(long position, boolean rebuild) {

  /// @param before the position that history held before the end was asked for; negative where it
  ///   held none
  /// @param stored the position that it holds now: another writer may have moved it since, even
  ///   beyond the end that we know
  /// @param first the oldest offset there is
  /// @param end the offset after the newest
  static Start of(long before, long stored, long first, long end) {
    if (stored > end && stored == before) {
      return new Start(first, true);
    }
    return new Start(Math.max(stored, first), false);
  }
}
