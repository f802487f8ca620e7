package dev.weatherglass.api.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stretch of time.
///
/// @param from its first moment; null where it has no beginning
/// @param to the first moment after it; null where it has no end
public record Span(@Nullable Instant from, @Nullable Instant to) {

  /// All time.
  public static final Span OPEN = new Span(null, null);

  public Span {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("to must be after from (" + from + ") but was " + to);
    }
  }
}
