package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Sends bodies to one source and looks at what it makes of them; no name is mapped.
record SourceProbe(Source source) {

  static final Instant RECEIVED = Instant.parse("2026-11-23T08:00:00Z");

  private static final ServiceNames UNMAPPED = new ServiceNames(Map.of(), "production");

  /// The only event of a body; a `'` stands for a `"`.
  DeliveryEvent one(Map<String, String> headers, String json) throws UnreadableException {
    List<DeliveryEvent> events = all(headers, json);
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  List<DeliveryEvent> all(Map<String, String> headers, String json) throws UnreadableException {
    return switch (decode(headers, json)) {
      case Decoded.Events(List<DeliveryEvent> events) -> events;
      case Decoded.Ignored(String reason) -> throw new AssertionError("ignored: " + reason);
    };
  }

  Decoded decode(Map<String, String> headers, String json) throws UnreadableException {
    byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return source.decode(new Delivery(source.name(), headers, body, RECEIVED), UNMAPPED);
  }

  /// A file among the fixtures, as `gitlab/pipeline.json`.
  static String fixture(String name) {
    try (InputStream in = SourceProbe.class.getResourceAsStream("/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
