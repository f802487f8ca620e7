package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.ingest.names.ServiceNames;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where the events of one delivery come from.
///
/// @param system the source's name, as `github`
/// @param instance host of the server: ids are unique on one server only
/// @param container URI of what holds the native objects, as a repository's page
/// @param service the service as the source says; null where it is about a host
/// @param received when the delivery came
/// @param names the mapping to our names
public record Origin(
    String system,
    String instance,
    String container,
    @Nullable String service,
    Instant received,
    ServiceNames names) {

  /// Begins an event.
  public EventDraft event(Payload payload, EventKind kind, Phase phase, Outcome outcome) {
    return new EventDraft(payload, this, kind, new State(phase, outcome));
  }

  /// Begins an event.
  public EventDraft event(Payload payload, EventKind kind, State state) {
    return new EventDraft(payload, this, kind, state);
  }

  /// The path of a repository's URL, as `acme/shop` of `git@host:acme/shop.git` too.
  static String path(String url) {
    String path =
        url.replaceFirst("^[a-z+]+://[^/]*/", "")
            .replaceFirst("^[^/@]*@[^:/]*[:/]", "")
            .replaceFirst("(\\.git)?/*$", "");
    return path.isEmpty() ? url : path;
  }

  /// The host of a URL, as `gitlab.example:8443`; the text itself where it is none.
  public static String host(String url) {
    return url.replaceFirst("^[a-z+]+://", "")
        .replaceFirst("^[^/@]*@", "")
        .replaceFirst("[/?#].*", "");
  }
}
