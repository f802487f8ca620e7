package dev.weatherglass.core.delivery.definition;

import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.Rules;
import java.util.List;
import java.util.function.Predicate;

/// What a definition looks at.
///
/// @param services all that it needs, see [Definition#reach()]
/// @param asked of which of them (by name) the figures are; the others only explain them
/// @param rules by which the services were judged
public record Scope(List<JudgedService> services, Predicate<String> asked, Rules rules) {

  public Scope {
    services = List.copyOf(services);
  }

  /// The services that the figures are of.
  public List<JudgedService> own() {
    return services.stream().filter(each -> asked.test(each.service())).toList();
  }
}
