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
///
/// Also the source `harness`, which sends drafts of CDEvents 0.5: the same id for started and
/// finished, times in milliseconds as text.
final class CdEvents implements Source {

  private static final String TYPE = "dev.cdevents.";

  private final String name;
  private final About about;

  private CdEvents(String name, About about) {
    this.name = name;
    this.about = about;
  }

  static CdEvents any() {
    return new CdEvents(
        "cdevents",
        new About(
            "CDEvents",
            "Send CloudEvents of the types dev.cdevents.* here or to /api/v1/events",
            "deploys, builds, tests, changes, artefacts, incidents, environments"));
  }

  static CdEvents harness() {
    return new CdEvents(
        "harness",
        new About(
            "Harness",
            "Send its CDEvents here, with the token in the header Authorization",
            "builds (pipelines and tasks), deploys"));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.token();
  }

  @Override
  public boolean readsCloudEvent(String type) {
    return name.equals("cdevents") && isOne(type);
  }

  /// Whether a type of CloudEvents is one of CDEvents.
  static boolean isOne(String type) {
    return type.startsWith(TYPE);
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    return decode(name, delivery, names);
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
