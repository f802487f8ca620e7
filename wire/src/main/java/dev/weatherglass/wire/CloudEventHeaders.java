package dev.weatherglass.wire;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventContext;
import java.util.LinkedHashMap;
import java.util.Map;

/// The CloudEvents attributes of an event as Kafka headers (Kafka protocol binding, binary mode),
/// so that any CloudEvents consumer reads the events topic. The value repeats every attribute.
public final class CloudEventHeaders {

  private CloudEventHeaders() {}

  /// Header names and values, in a fixed order.
  public static Map<String, String> of(DeliveryEvent event) {
    EventContext context = event.context();
    var headers = new LinkedHashMap<String, String>();
    headers.put("content-type", "application/json");
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", context.identity().id());
    headers.put("ce_source", context.identity().source());
    headers.put("ce_type", context.identity().type());
    headers.put("ce_time", context.at().toString());
    headers.put("ce_subject", event.subject());
    headers.put("ce_partitionkey", event.subject());
    headers.put("ce_recordedtime", context.recorded().toString());
    headers.put("ce_environment", context.environment());
    if (context.service() != null) {
      headers.put("ce_service", context.service());
    }
    if (context.revision().version() != null) {
      headers.put("ce_version", context.revision().version());
    }
    return headers;
  }
}
