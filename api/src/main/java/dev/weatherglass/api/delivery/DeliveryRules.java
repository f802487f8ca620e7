package dev.weatherglass.api.delivery;

import dev.weatherglass.core.delivery.Rules;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/// By what rules deliveries are judged here.
///
/// @param window how long after a deploy an incident that names none still belongs to it; positive
/// @param production names of environments that count as production; one that ends in `*` stands
///   for all that begin so; not empty
public record DeliveryRules(Duration window, List<String> production) {

  /// A day, and all environments that are called production.
  public static final DeliveryRules DEFAULTS =
      new DeliveryRules(Duration.ofHours(24), List.of("production", "production-*", "prod-*"));

  public DeliveryRules {
    if (!window.isPositive()) {
      throw new IllegalArgumentException("attribution_window must be positive but was " + window);
    }
    if (production.isEmpty()) {
      throw new IllegalArgumentException("production must name an environment");
    }
    production = List.copyOf(production);
  }

  /// The rules where nobody asks for an environment.
  public Rules usual() {
    return new Rules(window, this::isProduction);
  }

  /// The rules where this environment alone counts.
  ///
  /// @param environment empty for those of production
  public Rules of(String environment) {
    return environment.isEmpty() ? usual() : new Rules(window, environment::equals);
  }

  /// What tells these rules from others.
  public String text() {
    return window + " " + String.join(" ", new TreeSet<>(production));
  }

  private boolean isProduction(String environment) {
    return production.stream().anyMatch(pattern -> matches(pattern, environment));
  }

  private static boolean matches(String pattern, String environment) {
    return pattern.endsWith("*")
        ? environment.startsWith(pattern.substring(0, pattern.length() - 1))
        : environment.equals(pattern);
  }
}
