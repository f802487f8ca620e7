package dev.weatherglass.ingest.event;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.source.Decoded;
import dev.weatherglass.ingest.source.Source;
import dev.weatherglass.ingest.source.Sources;
import dev.weatherglass.ingest.source.UnreadableException;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.util.List;
import java.util.Map;

/// CloudEvents of another tool's types that come to the event endpoint: the source that has a
/// webhook for them reads them, so that both doors make the same events.
///
/// @param sources the catalogue
/// @param names how the sources' names become ours
public record ForeignEvents(Sources sources, ServiceNames names) {

  /// What such an event is.
  sealed interface Meaning {}

  /// A source read it.
  record Told(String source, List<DeliveryEvent> events) implements Meaning {}

  /// Nobody knows its type, or it means nothing to us: it is kept as it came.
  ///
  /// @param kept without secrets
  record Raw(Delivery kept) implements Meaning {}

  /// It is not what its type promises.
  record Wrong(List<FieldError> errors) implements Meaning {}

  /// @param request as it came; its source is the name for raw ones
  Meaning meaning(CloudEvent event, Delivery request) {
    Source source = sources.reading(event.type());
    if (source == null) {
      return new Raw(request);
    }
    var delivery =
        new Delivery(
            source.name(), request.headers(), Map.of(), request.body(), request.received());
    try {
      Delivery kept = delivery.withBody(source.redacted(delivery));
      return switch (source.decode(kept, names)) {
        case Decoded.Events(List<DeliveryEvent> events) -> new Told(source.name(), events);
        case Decoded.Ignored _ -> new Raw(request.withBody(kept.body()));
      };
    } catch (UnreadableException e) {
      String detail = String.valueOf(e.getMessage());
      return new Wrong(List.of(new FieldError(event.dataPointer(), detail, null)));
    }
  }
}
