package dev.weatherglass.api.history;

import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for.
///
/// @param limit how many rows at most; positive
/// @param after the place where the part before ended; null for the beginning
public record Slice(int limit, @Nullable Place after) {

  public Slice {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1 but was " + limit);
    }
  }

  /// The first rows.
  public static Slice first(int limit) {
    return new Slice(limit, null);
  }
}
