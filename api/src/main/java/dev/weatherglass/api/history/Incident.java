package dev.weatherglass.api.history;

import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.StableId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An incident as one entity: what its events say together, whatever their order. Signals (a crash
/// loop, a failing probe) are hints: they make no incident.
///
/// @param id function of the source and its key
/// @param source who reported it
/// @param key the source's own key of it
/// @param service what suffers
/// @param environment where
/// @param revision the version, commit or digest that it names
/// @param title null where it says nothing
/// @param severity as the source says; null where unknown
/// @param run the run or deployment that it names; null where it names none
/// @param openedAt when it was first opened; of one that is only known as resolved, when that was
/// @param resolvedAt when it was resolved for good; null while it is open, also once more
/// @param recordedAt when we first heard of it
/// @param links names to URLs
/// @param labels free words of the sender
public record Incident(
    String id,
    String source,
    String key,
    String service,
    String environment,
    Revision revision,
    @Nullable String title,
    @Nullable String severity,
    @Nullable String run,
    Instant openedAt,
    @Nullable Instant resolvedAt,
    Instant recordedAt,
    Map<String, String> links,
    Map<String, String> labels) {

  private static final Comparator<IncidentEvent> BY_TIME =
      Comparator.<IncidentEvent, Instant>comparing(event -> event.context().at())
          .thenComparingInt(event -> event.context().phase().rank())
          .thenComparing(event -> event.context().recorded())
          .thenComparing(event -> event.context().identity().id());

  public Incident {
    links = new TreeMap<>(links);
    labels = new TreeMap<>(labels);
  }

  /// The id of the incident that this event is about.
  public static String id(IncidentEvent event) {
    return StableId.of("incident", event.context().identity().source(), event.key());
  }

  /// The incident that these events tell of; empty where they are signals only.
  ///
  /// @param events all with the same [#id]; not empty
  public static Optional<Incident> of(List<IncidentEvent> events) {
    List<IncidentEvent> life =
        events.stream()
            .filter(event -> event.context().phase() != Phase.SIGNAL)
            .sorted(BY_TIME)
            .toList();
    return life.isEmpty() ? Optional.empty() : Optional.of(whole(life));
  }

  private static Incident whole(List<IncidentEvent> life) {
    IncidentEvent last = life.getLast();
    EventContext context = last.context();
    return new Incident(
        id(last),
        context.identity().source(),
        last.key(),
        Objects.requireNonNull(context.service()),
        context.environment(),
        new Revision(
            Life.last(life, event -> event.context().revision().version()),
            Life.last(life, event -> event.context().revision().commit()),
            Life.last(life, event -> event.context().revision().digest())),
        Life.last(life, IncidentEvent::title),
        Life.last(life, IncidentEvent::severity),
        Life.last(life, event -> event.context().run()),
        openedAt(life),
        resolvedAt(life),
        Life.recorded(life),
        Life.merged(life, EventContext::links),
        Life.merged(life, EventContext::labels));
  }

  private static Instant openedAt(List<IncidentEvent> life) {
    return life.stream()
        .filter(event -> event.context().phase() == Phase.OPENED)
        .findFirst()
        .orElse(life.getFirst())
        .context()
        .at();
  }

  /// The first resolution after which it was not opened again.
  private static @Nullable Instant resolvedAt(List<IncidentEvent> life) {
    @Nullable Instant resolved = null;
    for (IncidentEvent event : life) {
      Phase phase = event.context().phase();
      if (phase == Phase.OPENED) {
        resolved = null;
      } else if (phase == Phase.RESOLVED && resolved == null) {
        resolved = event.context().at();
      }
    }
    return resolved;
  }
}
