package dev.weatherglass.ingest.names;

import dev.weatherglass.ingest.names.ServiceSettings.NativeName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The `services:` mapping, applied to every event and every series. A name that is not mapped is
/// kept; an environment that nobody names is the default one; `prod` and `prd` are `production`.
///
/// Immutable.
public final class ServiceNames {

  /// The environment that is meant where nothing else is configured.
  public static final String PRODUCTION = "production";

  private static final Set<String> PRODUCTION_TOO = Set.of("prod", "prd", PRODUCTION);

  private final Map<Native, Target> targets = new HashMap<>();
  private final Map<String, Target> ownNames = new HashMap<>();
  private final String defaultEnvironment;

  /// Where something is, in our names.
  public record Place(String service, String environment) {}

  private record Native(String source, String name) {}

  /// @param always the environment whatever the source says; null where it may say
  /// @param otherwise the environment where the source says nothing; null for the default
  private record Target(String service, @Nullable String always, @Nullable String otherwise) {}

  /// @param services by the service's own name
  /// @throws IllegalArgumentException if two services claim one name of a source
  public ServiceNames(Map<String, ServiceSettings> services, String defaultEnvironment) {
    this.defaultEnvironment = canonical(defaultEnvironment);
    services.forEach((service, settings) -> {
      ownNames.put(service, new Target(service, null, settings.environment()));
      settings.names().forEach(name -> add(service, settings, name));
    });
  }

  private void add(String service, ServiceSettings settings, NativeName name) {
    var key = new Native(name.source(), name.name());
    var target = new Target(service, name.environment(), settings.environment());
    Target known = targets.put(key, target);
    if (known != null) {
      throw new IllegalArgumentException(
          "services: name \"%s\" of source \"%s\" is claimed by both %s and %s"
              .formatted(name.name(), name.source(), known.service(), service));
    }
  }

  /// Where something is that a source names.
  ///
  /// @param source the source's word, as `github` or `metrics`
  /// @param name the service as the source says
  /// @param environment as the source says; null or blank where it says nothing
  public Place place(String source, String name, @Nullable String environment) {
    Target target = target(source, name);
    String said = target.always() != null ? target.always() : environment;
    return new Place(target.service(), environment(isBlank(said) ? target.otherwise() : said));
  }

  /// Whether the mapping, or the name of a service that it describes, knows this name.
  public boolean knows(String source, String name) {
    return targets.containsKey(new Native(source, name))
        || targets.containsKey(new Native(ServiceSettings.ANY_SOURCE, name))
        || ownNames.containsKey(name);
  }

  /// The environment in our words.
  public String environment(@Nullable String environment) {
    return environment == null || environment.isBlank()
        ? defaultEnvironment
        : canonical(environment);
  }

  private Target target(String source, String name) {
    Target exact = targets.get(new Native(source, name));
    Target any = exact != null ? exact : targets.get(new Native(ServiceSettings.ANY_SOURCE, name));
    return any != null ? any : ownNames.getOrDefault(name, new Target(name, null, null));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static String canonical(String environment) {
    String word = environment.strip();
    return PRODUCTION_TOO.contains(word.toLowerCase(Locale.ROOT)) ? PRODUCTION : word;
  }
}
