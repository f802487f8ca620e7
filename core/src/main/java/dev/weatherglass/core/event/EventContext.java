package dev.weatherglass.core.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every event has.
///
/// @param identity source, id and type: two events with the same identity are the same event
/// @param at when it happened, by the sender's clock
/// @param quality where `at` comes from
/// @param recorded when we received it
/// @param service the service it is about, after names were mapped; null only where a host is named
/// @param host the machine a configuration event is about; null otherwise
/// @param environment where it happened, as `production`
/// @param phase where in its life the entity is
/// @param outcome how it ended, or `UNKNOWN` while it has not
/// @param revision what was built, deployed or changed
/// @param run the sender's own id of the run or deployment; null where it has none
/// @param actor who did it, as the source says; null where unknown
/// @param nativeType the raw type it came from, as `deployment_status` or `native`
/// @param links names to URLs, for people; never fetched
/// @param labels free words of the sender
public record EventContext(
    EventIdentity identity,
    Instant at,
    TimeQuality quality,
    Instant recorded,
    @Nullable String service,
    @Nullable String host,
    String environment,
    Phase phase,
    Outcome outcome,
    Revision revision,
    @Nullable String run,
    @Nullable String actor,
    String nativeType,
    Map<String, String> links,
    Map<String, String> labels) {

  /// The label of an event whose service nobody mapped: the source's word and its name for the
  /// service, as `github:octo/shop`.
  public static final String UNMAPPED_NAME = "unmapped_name";

  public EventContext {
    if (service == null && host == null) {
      throw new IllegalArgumentException("service must be given (or, for a config event, a host)");
    }
    if (environment.isBlank()) {
      throw new IllegalArgumentException("environment must not be blank");
    }
    links = Map.copyOf(links);
    labels = Map.copyOf(labels);
  }

  /// The same context under mapped names.
  public EventContext renamed(@Nullable String newService, String newEnvironment) {
    return new EventContext(
        identity,
        at,
        quality,
        recorded,
        newService,
        host,
        newEnvironment,
        phase,
        outcome,
        revision,
        run,
        actor,
        nativeType,
        links,
        labels);
  }

  /// The same context, received at another time.
  public EventContext recordedAt(Instant time) {
    return new EventContext(
        identity,
        at,
        quality,
        time,
        service,
        host,
        environment,
        phase,
        outcome,
        revision,
        run,
        actor,
        nativeType,
        links,
        labels);
  }
}
