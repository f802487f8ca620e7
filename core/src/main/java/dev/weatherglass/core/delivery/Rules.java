package dev.weatherglass.core.delivery;

import java.time.Duration;
import java.util.function.Predicate;

/// What the fold may be told.
///
/// @param window how long after a deploy's finish an incident that names none still belongs to it;
///   positive
/// @param production whether deploys to this environment count; where a reader asks for one
///   environment, that one alone
public record Rules(Duration window, Predicate<String> production) {

  /// A day, and the environment `production`.
  public static final Rules DEFAULTS = new Rules(Duration.ofHours(24), "production"::equals);

  public Rules {
    if (!window.isPositive()) {
      throw new IllegalArgumentException("window must be positive but was " + window);
    }
  }
}
