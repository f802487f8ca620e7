package dev.weatherglass.core.delivery;

import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Events in the native form, as the history of each service.
final class NativeEvents {

  private final Map<String, List<Deployment>> deployments = new TreeMap<>();
  private final Map<String, List<MergedChange>> changes = new TreeMap<>();
  private final Map<String, Map<String, Incident>> incidents = new TreeMap<>();

  static NativeEvents of(List<JsonNode> events) {
    var all = new NativeEvents();
    events.forEach(all::add);
    return all;
  }

  List<ServiceHistory> histories() {
    return deployments.keySet().stream()
        .map(service ->
            new ServiceHistory(
                service,
                deployments.get(service),
                changes.getOrDefault(service, List.of()),
                List.copyOf(incidents.getOrDefault(service, Map.of()).values())))
        .toList();
  }

  private void add(JsonNode event) {
    String service = event.get("service").asString();
    switch (event.get("kind").asString()) {
      case "deploy" -> list(deployments, service).add(deployment(event));
      case "change" -> list(changes, service).add(change(event));
      default ->
          incidents
              .computeIfAbsent(service, _ -> new LinkedHashMap<>())
              .merge(event.get("id").asString(), incident(event), NativeEvents::joined);
    }
  }

  private static <T> List<T> list(Map<String, List<T>> all, String service) {
    return all.computeIfAbsent(service, _ -> new ArrayList<>());
  }

  private static Deployment deployment(JsonNode event) {
    return new Deployment(
        event.get("id").asString(),
        "native",
        text(event, "run"),
        event.get("service").asString(),
        event.get("environment").asString(),
        new Revision(text(event, "version"), text(event, "commit"), text(event, "digest")),
        DeployEvent.How.ROLLOUT,
        false,
        Outcome.valueOf(event.path("outcome").asString("success").toUpperCase(Locale.ROOT)),
        null,
        Instant.parse(event.get("at").asString()),
        null,
        null,
        null,
        null,
        Map.of(),
        null);
  }

  private static MergedChange change(JsonNode event) {
    JsonNode block = event.get("change");
    return new MergedChange(
        event.get("id").asString(),
        event.get("service").asString(),
        text(block, "repository"),
        text(block, "branch"),
        text(block, "base"),
        text(block, "number"),
        null,
        text(event, "commit"),
        null,
        Instant.parse(event.get("at").asString()),
        StreamSupport.stream(block.get("commits").spliterator(), false)
            .map(NativeEvents::commit)
            .toList(),
        null,
        Map.of());
  }

  private static Commit commit(JsonNode commit) {
    @Nullable String at = text(commit, "at");
    return Commit.of(
        commit.get("sha").asString(),
        at == null ? null : Instant.parse(at),
        text(commit, "message"),
        text(commit, "author"));
  }

  private static Incident incident(JsonNode event) {
    Instant at = Instant.parse(event.get("at").asString());
    boolean resolved = event.get("phase").asString().equals("resolved");
    return new Incident(
        event.get("id").asString(),
        event.get("service").asString(),
        event.get("environment").asString(),
        resolved ? Instant.MAX : at,
        resolved ? at : null,
        Revision.UNKNOWN,
        null,
        null);
  }

  private static Incident joined(Incident one, Incident other) {
    return new Incident(
        one.id(),
        one.service(),
        one.environment(),
        one.openedAt().isBefore(other.openedAt()) ? one.openedAt() : other.openedAt(),
        one.resolvedAt() == null ? other.resolvedAt() : one.resolvedAt(),
        one.revision(),
        null,
        null);
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() || value.isNull() ? null : value.asString();
  }
}
