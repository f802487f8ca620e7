package dev.weatherglass.api.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list of tests, and what it rests on.
///
/// @param from first moment of the period; absent where no run is known and none was asked for
/// @param to first moment after it; absent likewise
/// @param runs how many runs of the period were read
/// @param complete whether these are all that matter; else the newest of them
/// @param items the worst first
/// @param next pass it as `cursor` to read on; absent at the end
public record TestsView<T>(
    @Nullable Instant from,
    @Nullable Instant to,
    int runs,
    boolean complete,
    List<T> items,
    @Nullable String next) {

  public TestsView {
    items = List.copyOf(items);
  }
}
