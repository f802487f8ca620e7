package dev.weatherglass.core.series;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What labels of the usual conventions say about a request: OpenTelemetry, Prometheus, Micrometer,
/// gRPC.
final class Labels {

  /// How a request ended for the one who sent it.
  enum Status {
    SERVED,
    /// The server failed: HTTP 5xx, gRPC codes that blame the server.
    FAILED,
    /// No label says.
    UNTOLD
  }

  private static final List<String> HTTP_STATUS =
      List.of(
          "code",
          "status",
          "status_code",
          "http_response_status_code",
          "http_status_code",
          "response_code");
  private static final List<String> GRPC_STATUS =
      List.of("grpc_code", "rpc_grpc_status_code", "grpc_status");
  private static final Set<String> GRPC_FAILED =
      Set.of(
          "Unknown",
          "DeadlineExceeded",
          "Unimplemented",
          "Internal",
          "Unavailable",
          "DataLoss",
          "2",
          "4",
          "12",
          "13",
          "14",
          "15");

  private static final int LONGEST_VERSION = 200;

  private Labels() {}

  static Status status(Map<String, String> labels) {
    for (String name : HTTP_STATUS) {
      String code = labels.get(name);
      if (code != null) {
        return code.startsWith("5") ? Status.FAILED : Status.SERVED;
      }
    }
    for (String name : GRPC_STATUS) {
      String code = labels.get(name);
      if (code != null) {
        return GRPC_FAILED.contains(code) ? Status.FAILED : Status.SERVED;
      }
    }
    return Status.UNTOLD;
  }

  /// The upper bound of a histogram's bucket; NaN where `le` is missing or no number.
  static double upperBound(Map<String, String> labels) {
    String bound = labels.getOrDefault("le", "");
    try {
      return bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /// The labels without the upper bound, as one text: the same for all of one histogram.
  static String withoutBound(Map<String, String> labels) {
    var others = new TreeMap<>(labels);
    others.remove("le");
    return others.toString();
  }

  /// Which version a raw series is of; empty where no label says, or says what is no name.
  static String version(Map<String, String> labels) {
    String version = labels.getOrDefault("version", labels.getOrDefault("service_version", ""));
    return version.length() <= LONGEST_VERSION && version.chars().noneMatch(Character::isISOControl)
        ? version
        : "";
  }

  /// Which machine or process a raw series comes from; empty where no label says.
  static String instance(Map<String, String> labels) {
    return labels.getOrDefault("instance", labels.getOrDefault("service_instance_id", ""));
  }
}
