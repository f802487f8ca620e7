package dev.weatherglass.ingest.otlp;

import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.names.ServiceNames.Place;
import dev.weatherglass.ingest.otlp.proto.InstrumentationScope;
import dev.weatherglass.ingest.otlp.proto.Resource;
import dev.weatherglass.ingest.series.SeriesLimits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// Where points come from: the service and environment that their resource names, and the labels
/// that keep one process's series apart from another's.
///
/// @param place in our names
/// @param labels `version`, `service_instance_id`, `otel_scope_name`, `otel_scope_version`, as far
///   as they are known
record Origin(Place place, Map<String, String> labels) {

  /// What OpenTelemetry calls a service that nobody named.
  private static final String UNKNOWN = "unknown_service";

  private static final int SHOWN_HASH_BYTES = 8;

  static Origin of(SeriesNames names, Resource resource, InstrumentationScope scope) {
    Map<String, String> said = Attributes.texts(resource.getAttributesList());
    String service = take(said, "service.name");
    String named = take(said, "deployment.environment.name");
    String before = take(said, "deployment.environment");
    String version = take(said, "service.version");
    String instance = take(said, "service.instance.id");

    var labels = new TreeMap<String, String>();
    put(labels, "version", version);
    put(labels, "service_instance_id", instance.isEmpty() ? digest(said) : instance);
    put(labels, "otel_scope_name", scope.getName());
    put(labels, "otel_scope_version", scope.getVersion());
    Place place =
        names.place(service.isBlank() ? UNKNOWN : cut(service), named.isBlank() ? before : named);
    return new Origin(place, labels);
  }

  private static String take(Map<String, String> said, String key) {
    String value = said.remove(key);
    return value == null ? "" : value;
  }

  private static void put(Map<String, String> labels, String name, String value) {
    if (!value.isEmpty()) {
      labels.put(name, cut(value));
    }
  }

  private static String cut(String value) {
    return value.substring(0, Math.min(value.length(), SeriesLimits.VALUE));
  }

  /// Stands for a process that has no id of its own: what else its resource says.
  private static String digest(Map<String, String> said) {
    if (said.isEmpty()) {
      return "";
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(said.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, SHOWN_HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
