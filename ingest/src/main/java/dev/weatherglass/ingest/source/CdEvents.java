package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.util.ArrayList;
import java.util.List;

/// CDEvents 0.1 to 0.5 and their drafts, in any mode of CloudEvents or bare; what each type means
/// is in [CdEvent].
final class CdEvents implements Source {

  private static final String TYPE = "dev.cdevents.";

  private static final String NAME = "cdevents";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public About about() {
    return new About(
        "CDEvents",
        "Send CloudEvents of the types dev.cdevents.* here or to /api/v1/events",
        "deploys, builds, tests, changes, artefacts, incidents, environments");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.token();
  }

  @Override
  public boolean readsCloudEvent(String type) {
    return isOne(type);
  }

  /// Whether a type of CloudEvents is one of CDEvents.
  static boolean isOne(String type) {
    return type.startsWith(TYPE);
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    return decode(NAME, delivery, names);
  }

  /// Reads CDEvents that another source sent.
  ///
  /// @param system the source's name
  static Decoded decode(String system, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    var told = new ArrayList<DeliveryEvent>();
    Decoded last = new Decoded.Ignored("no_event");
    for (Envelope envelope : Envelope.of(delivery)) {
      last = CdEvent.of(envelope, system, delivery.received(), names).decode();
      if (last instanceof Decoded.Events(List<DeliveryEvent> events)) {
        told.addAll(events);
      }
    }
    return told.isEmpty() ? last : new Decoded.Events(told);
  }
}
