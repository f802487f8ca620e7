package dev.weatherglass.ingest.names;

import dev.weatherglass.ingest.names.ServiceNames.Place;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which service and environment a series belongs to, by its labels: the service is the first of
/// `service`, `service_name`, `job` (after its last `/`), the environment the first of
/// `environment`, `deployment_environment_name`, `deployment_environment`, `env`.
public final class SeriesNames {

  /// The word of all metric protocols in the `services:` mapping.
  public static final String SOURCE = "metrics";

  private static final List<String> SERVICE_LABELS = List.of("service", "service_name", "job");
  private static final List<String> ENVIRONMENT_LABELS =
      List.of("environment", "deployment_environment_name", "deployment_environment", "env");

  private final ServiceNames names;

  /// A series in our names.
  ///
  /// @param labels without those whose value the place repeats; a label that was mapped to another
  ///   name stays, or two series could become one
  public record Placed(Place place, Map<String, String> labels) {}

  public SeriesNames(ServiceNames names) {
    this.names = names;
  }

  /// Where the series belongs; null where no label names a service.
  public @Nullable Placed place(Map<String, String> labels) {
    String serviceLabel = first(SERVICE_LABELS, labels);
    if (serviceLabel == null) {
      return null;
    }
    String environmentLabel = first(ENVIRONMENT_LABELS, labels);
    Place place =
        names.place(
            SOURCE,
            serviceName(serviceLabel, text(labels, serviceLabel)),
            environmentLabel == null ? null : labels.get(environmentLabel));
    var rest = new TreeMap<>(labels);
    rest.remove(serviceLabel, place.service());
    if (environmentLabel != null) {
      rest.remove(environmentLabel, place.environment());
    }
    return new Placed(place, rest);
  }

  /// Where a service belongs that its sender names outright.
  ///
  /// @param environment as the sender says; null or blank where it says nothing
  public Place place(String service, @Nullable String environment) {
    return names.place(SOURCE, service, environment);
  }

  private static @Nullable String first(List<String> candidates, Map<String, String> labels) {
    return candidates.stream()
        .filter(label -> !serviceName(label, text(labels, label)).isBlank())
        .findFirst()
        .orElse(null);
  }

  private static String serviceName(String label, String value) {
    return label.equals("job") ? value.substring(value.lastIndexOf('/') + 1) : value;
  }

  private static String text(Map<String, String> labels, String label) {
    return labels.getOrDefault(label, "");
  }
}
