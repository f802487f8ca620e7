package dev.weatherglass.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weatherglass.api.history.Incident;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An incident.
///
/// @param key the source's own key of it
/// @param revision what it names; absent where it names nothing
/// @param run the run or deployment that it names; absent where it names none
/// @param resolvedAt null while it is open
public record IncidentView(
    String id,
    String source,
    String key,
    String service,
    String environment,
    @Nullable String title,
    @Nullable String severity,
    RevisionView revision,
    @Nullable String run,
    Instant openedAt,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant resolvedAt,
    Instant recordedAt,
    Map<String, String> links,
    Map<String, String> labels) {

  public static IncidentView of(Incident incident) {
    return new IncidentView(
        incident.id(),
        incident.source(),
        incident.key(),
        incident.service(),
        incident.environment(),
        incident.title(),
        incident.severity(),
        RevisionView.of(incident.revision()),
        incident.run(),
        incident.openedAt(),
        incident.resolvedAt(),
        incident.recordedAt(),
        incident.links(),
        incident.labels());
  }
}
