package dev.weatherglass.core.alert;

import java.util.Set;
import java.util.TreeSet;

/// What is remembered of an environment as a whole.
///
/// @param services that send watched series
public record EnvironmentState(Set<String> services) {

  /// Nothing known.
  public static final EnvironmentState EMPTY = new EnvironmentState(Set.of());

  public EnvironmentState {
    services = new TreeSet<>(services);
  }

  EnvironmentState with(String service) {
    var more = new TreeSet<>(services);
    more.add(service);
    return new EnvironmentState(more);
  }
}
