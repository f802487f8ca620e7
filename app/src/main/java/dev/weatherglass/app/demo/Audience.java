package dev.weatherglass.app.demo;

import dev.weatherglass.app.client.HubClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads over HTTP what the hub says about the deploys of the story, and tells every news.
///
/// Not for several threads.
final class Audience {

  private static final Duration WALL = Duration.ofSeconds(60);
  private static final int BUCKETS = 20;

  private final HubClient client;
  private final Telling telling;
  private final List<Deployed> deployed = new ArrayList<>();
  private final Map<String, String> said = new HashMap<>();
  private final Set<String> fired = new HashSet<>();
  private final Set<String> resolved = new HashSet<>();
  private final Map<String, Caught> caught = new HashMap<>();
  private final Set<String> wronglyFlagged = new HashSet<>();

  Audience(HubClient client, Telling telling) {
    this.client = client;
    this.telling = telling;
  }

  /// How quickly a deploy was flagged.
  ///
  /// @param wall from its report to the alert read over HTTP
  /// @param buckets story time from the deploy to the bucket that fired, in buckets
  record Caught(Duration wall, double buckets) {}

  void watch(Deployed deploy) {
    deployed.add(deploy);
  }

  void look() throws InterruptedException {
    for (JsonNode alert : client.get("/api/v1/alerts?limit=100").path("items")) {
      look(alert);
    }
    for (Deployed deploy : deployed) {
      verdict(deploy);
    }
  }

  private void look(JsonNode alert) {
    String key = alert.path("fingerprint").asString("") + alert.path("startsAt").asString("");
    if (fired.add(key)) {
      fired(alert);
    }
    if (alert.path("state").asString("").equals("resolved") && resolved.add(key)) {
      resolved(alert);
    }
  }

  private void fired(JsonNode alert) {
    Instant at = Instant.parse(alert.path("startsAt").asString(""));
    telling.tell(
        at, "▲ ALERT", alert.path("summary").asString("") + ", worse since " + since(alert));
    String change = alert.path("change").path("id").asString("");
    for (Deployed deploy : deployed) {
      if (deploy.deployId().equals(change)) {
        flagged(deploy, at);
      }
    }
  }

  private String since(JsonNode alert) {
    return telling.time(Instant.parse(alert.path("began").asString("")));
  }

  private void flagged(Deployed deploy, Instant at) {
    if (deploy.scene().expected() != Scene.Expected.FLAGGED) {
      wronglyFlagged.add(deploy.deployId());
      return;
    }
    double buckets =
        (double) Duration.between(deploy.at(), at).toMillis() / Script.SCRAPE.toMillis();
    caught.putIfAbsent(
        deploy.deployId(),
        new Caught(Duration.ofNanos(System.nanoTime() - deploy.sentNanos()), buckets));
  }

  private void resolved(JsonNode alert) {
    JsonNode by = alert.path("problem").path("recoveredBy");
    String thanks = by.isObject() ? " after " + by.path("label").asString("") : "";
    telling.tell(
        Instant.parse(alert.path("endsAt").asString(alert.path("startsAt").asString(""))),
        "✔ over",
        alert.path("labels").path("service").asString("")
            + " "
            + alert.path("title").asString("")
            + thanks
            + ": "
            + alert.path("endReason").asString(""));
  }

  private void verdict(Deployed deploy) throws InterruptedException {
    JsonNode now = client.find("/api/v1/deploys/" + deploy.deployId() + "/verdict");
    String state = now.path("state").asString("");
    if (state.isEmpty()) {
      return; // history has not read of it yet; an accepted deploy will be there
    }
    if (!state.equals(said.put(deploy.deployId(), state)) && !state.equals("judging")) {
      String judgedAt = now.path("verdict").path("judgedAt").asString(deploy.at().toString());
      telling.tell(
          Instant.parse(judgedAt),
          state.equals("healthy") ? "✔ healthy" : state,
          deploy.scene().service()
              + " "
              + deploy.scene().version()
              + ": "
              + now.path("reason").asString(""));
    }
  }

  /// Whether everything that should be seen was seen.
  boolean sawEverything() {
    return problems().isEmpty();
  }

  /// What was not as it should be, in sentences; empty when the story went well.
  List<String> problems() {
    var problems = new ArrayList<String>();
    for (Deployed deploy : deployed) {
      Scene scene = deploy.scene();
      String name = scene.service() + " " + scene.version();
      if (scene.expected() == Scene.Expected.FLAGGED && !caught.containsKey(deploy.deployId())) {
        problems.add(name + " was not flagged");
      }
    }
    wronglyFlagged.forEach(id -> problems.add("deploy " + id + " was flagged but did no harm"));
    if (!resolved.containsAll(fired)) {
      problems.add((fired.size() - resolved.size()) + " alerts did not resolve");
    }
    return problems;
  }

  /// Whether every bad deploy was flagged within a minute of wall time and 20 buckets.
  boolean inTime() {
    return caught.values().stream()
        .allMatch(each -> each.wall().compareTo(WALL) <= 0 && each.buckets() <= BUCKETS);
  }

  /// How quickly each bad deploy was flagged, by its deploy's id.
  Map<String, Caught> caught() {
    return Map.copyOf(caught);
  }
}
