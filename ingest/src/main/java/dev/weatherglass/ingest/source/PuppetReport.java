package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a report of Puppet says about its resources, in the agent's form (`resource_statuses`, a
/// map) or PuppetDB's (`resources`, a list).
record PuppetReport(Payload payload) {

  private static final int NAMED = 5;

  /// One event of a resource.
  private record Event(String resource, JsonNode event) {

    boolean corrective() {
      return event.path("corrective_change").booleanValue(false);
    }

    /// Whether it was only seen, or tried in vain.
    boolean remains() {
      return !event.path("status").asString("").equals("success");
    }
  }

  /// The worst of its events: something that is still as it should not be, then something that was
  /// put right. Where the report has no events, its own word.
  Drift drift() {
    List<Event> corrective = corrective();
    if (corrective.isEmpty()) {
      boolean said = payload.flag("/corrective_change");
      return said ? (payload.flag("/noop") ? Drift.DETECTED : Drift.CORRECTED) : Drift.NONE;
    }
    return corrective.stream().anyMatch(Event::remains) ? Drift.DETECTED : Drift.CORRECTED;
  }

  /// The first resources that had drifted, as `File[/etc/motd]`; null where none had.
  @Nullable String drifted() {
    Set<String> names = new LinkedHashSet<>();
    corrective().forEach(event -> names.add(event.resource()));
    String first = String.join(", ", names.stream().limit(NAMED).toList());
    return names.isEmpty()
        ? null
        : names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
  }

  /// How many resources there are of a kind, as `changed`; null where the report does not count.
  @Nullable String count(String kind) {
    JsonNode metrics = payload.at("/metrics");
    Stream<JsonNode> values =
        metrics.isObject() && !metrics.has("data")
            ? metrics.at("/resources/values").valueStream()
            : listed("/metrics")
                .filter(metric -> metric.path("category").asString("").equals("resources"));
    return values
        .filter(metric -> part(metric, 0, "name").asString("").equals(kind))
        .map(metric -> part(metric, 2, "value").asString(""))
        .filter(count -> !count.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static JsonNode part(JsonNode metric, int index, String name) {
    return metric.isArray() ? metric.path(index) : metric.path(name);
  }

  private List<Event> corrective() {
    return Stream.concat(
            payload
                .at("/resource_statuses")
                .propertyStream()
                .flatMap(status -> events(status.getKey(), status.getValue())),
            listed("/resources").flatMap(resource -> events(name(resource), resource)))
        .filter(Event::corrective)
        .toList();
  }

  private static Stream<Event> events(String name, JsonNode resource) {
    return resource.path("events").valueStream().map(event -> new Event(name, event));
  }

  private static String name(JsonNode resource) {
    return "%s[%s]"
        .formatted(
            resource.path("resource_type").asString(""),
            resource.path("resource_title").asString(""));
  }

  /// A list, alone or as PuppetDB answers it to queries: `{href, data}`.
  private Stream<JsonNode> listed(String pointer) {
    JsonNode list = payload.at(pointer);
    return (list.isArray() ? list : list.path("data")).valueStream();
  }
}
