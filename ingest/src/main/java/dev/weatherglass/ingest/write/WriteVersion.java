package dev.weatherglass.ingest.write;

import dev.weatherglass.ingest.http.MediaType;
import dev.weatherglass.ingest.http.Refusals;
import org.jspecify.annotations.Nullable;

/// Which remote write a request is, by its `Content-Type`.
enum WriteVersion {
  V1,
  V2;

  private static final String PROTOBUF = "application/x-protobuf";
  private static final String OF_V1 = "proto=prometheus.writerequest";
  private static final String OF_V2 = "proto=io.prometheus.write.v2.request";

  /// @throws dev.weatherglass.wire.ProblemException 415 if it is neither
  static WriteVersion of(@Nullable String contentType) {
    MediaType type = MediaType.of(contentType);
    if (!type.name().equals(PROTOBUF)) {
      throw Refusals.unsupported(
          "Content-Type",
          "Content-Type must be "
              + PROTOBUF
              + " but was "
              + (type.missing() ? "absent" : type.name()));
    }
    String parameters = type.parameters().replace(" ", "").replace("\"", "");
    if (parameters.contains(OF_V2)) {
      return V2;
    }
    if (parameters.contains("proto=") && !parameters.contains(OF_V1)) {
      throw Refusals.unsupported(
          "Content-Type",
          "proto must be prometheus.WriteRequest or io.prometheus.write.v2.Request but was "
              + parameters);
    }
    return V1;
  }
}
