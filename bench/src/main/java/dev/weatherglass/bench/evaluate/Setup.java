package dev.weatherglass.bench.evaluate;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// What an evaluation is run with.
///
/// @param runs series per world, kind and size; at least 1
/// @param seed of all that is drawn
/// @param scenarios recorded deploys to be scored, if any
/// @param talk gets progress lines
public record Setup(int runs, long seed, Optional<Scenarios> scenarios, Consumer<String> talk) {

  /// Recorded deploys.
  ///
  /// @param directory in the form that `replay` reads
  /// @param labels the truth about them, JSON lines
  public record Scenarios(Path directory, Path labels) {}

  public Setup {
    if (runs < 1) {
      throw new IllegalArgumentException("runs must be at least 1 but was " + runs);
    }
  }
}
