package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.names.ServiceSettings;
import dev.weatherglass.ingest.names.ServiceSettings.NativeName;
import dev.weatherglass.ingest.webhook.Authenticity;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Gives bodies to a source as the inbox would: redacted first, then decoded.
record Decoding(Source source, ServiceNames names, Map<String, String> headers) {

  static final Instant RECEIVED = Instant.parse("2026-11-23T08:00:00Z");

  Decoding(Source source) {
    this(source, new ServiceNames(Map.of(), "production"), Map.of());
  }

  /// The same with one service that has these names of sources.
  Decoding named(String service, String... names) {
    var settings =
        new ServiceSettings(
            List.of(names).stream().map(NativeName::parse).toList(), null, List.of(), List.of());
    return new Decoding(source, new ServiceNames(Map.of(service, settings), "production"), headers);
  }

  Decoding with(String header, String value) {
    return new Decoding(source, names, Map.of(header, value));
  }

  List<DeliveryEvent> events(String body) throws UnreadableException {
    return switch (decode(body, Map.of())) {
      case Decoded.Events(var events) -> events;
      case Decoded.Ignored(String reason) -> throw new AssertionError("ignored: " + reason);
    };
  }

  DeliveryEvent one(String body) throws UnreadableException {
    List<DeliveryEvent> events = events(body);
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  String ignored(String body) throws UnreadableException {
    return switch (decode(body, Map.of())) {
      case Decoded.Events(var events) -> throw new AssertionError("not ignored: " + events);
      case Decoded.Ignored(String reason) -> reason;
    };
  }

  Decoded decode(String body, Map<String, String> query) throws UnreadableException {
    Delivery delivery = delivery(body, query);
    return source.decode(delivery.withBody(source.redacted(delivery)), names);
  }

  boolean accepts(String body, String secret, SourceSettings settings) {
    return source.scheme(settings).check(delivery(body, Map.of()), secret)
        instanceof Authenticity.Genuine;
  }

  private Delivery delivery(String body, Map<String, String> query) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Delivery(source.name(), headers, query, bytes, RECEIVED);
  }

  static String fixture(String name) {
    try (InputStream in = Decoding.class.getResourceAsStream("/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
