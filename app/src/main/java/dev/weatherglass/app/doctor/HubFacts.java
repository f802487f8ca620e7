package dev.weatherglass.app.doctor;

import dev.weatherglass.app.client.HubAnswerException;
import dev.weatherglass.app.client.HubClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Asks a hub what it has heard of its services in the last days.
final class HubFacts {

  /// How far back it looks.
  static final int DAYS = 30;

  private static final int SERVICES = 200;
  private static final int DEPLOYS = 2_000;
  private static final Duration LONG_AGO = Duration.ofDays(1);

  private final HubClient client;
  private final Instant now;
  private final String from;

  HubFacts(HubClient client, Instant now) {
    this.client = client;
    this.now = now;
    this.from = now.minus(Duration.ofDays(DAYS)).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// The services that were deployed, by name; at most 200.
  List<ServiceFacts> services() throws InterruptedException {
    Map<String, String> unfinished = deployed();
    var services = new ArrayList<ServiceFacts>();
    for (String name : unfinished.keySet().stream().limit(SERVICES).toList()) {
      services.add(
          new ServiceFacts(
              name,
              any("/api/v1/incidents", name),
              any("/api/v1/changes", name),
              any("/api/v1/builds", name),
              judged(name),
              unfinished.getOrDefault(name, "")));
    }
    return List.copyOf(services);
  }

  /// Names that nobody mapped, at most as many as fit on a page.
  List<String> unmapped() throws InterruptedException {
    var names = new ArrayList<String>();
    for (JsonNode each : client.list("/api/v1/unmapped-names", 500).path("items")) {
      names.add(each.path("source").asString("") + ":" + each.path("name").asString(""));
    }
    return List.copyOf(names);
  }

  /// Services with a deploy, each with the deploy that never ended.
  private Map<String, String> deployed() throws InterruptedException {
    var unfinished = new TreeMap<String, String>();
    JsonNode deploys = client.list("/api/v1/deploys?from=" + HubClient.encoded(from), DEPLOYS);
    for (JsonNode deploy : deploys.path("items")) {
      String name = deploy.path("service").asString("");
      unfinished.merge(name, stuck(deploy), (one, other) -> one.isEmpty() ? other : one);
    }
    return unfinished;
  }

  private String stuck(JsonNode deploy) {
    String phase = deploy.path("phase").asString("");
    Instant onset = Instant.parse(deploy.path("onset").asString(""));
    if (phase.equals("finished") || onset.isAfter(now.minus(LONG_AGO))) {
      return "";
    }
    return deploy.path("service").asString("")
        + " "
        + deploy.path("revision").path("label").asString("")
        + " (run "
        + deploy.path("run").asString("?")
        + ")";
  }

  /// Whether a list has anything of a service; a hub without such a list is not blamed.
  private boolean any(String path, String service) throws InterruptedException {
    String query = path + "?service=" + HubClient.encoded(service) + "&limit=1&from=";
    try {
      return !client.get(query + HubClient.encoded(from)).path("items").isEmpty();
    } catch (HubAnswerException e) {
      if (e.status() == 404) {
        return true;
      }
      throw e;
    }
  }

  private boolean judged(String service) throws InterruptedException {
    String path = "/api/v1/services/" + HubClient.encoded(service).replace("+", "%20");
    for (JsonNode place : client.find(path.replace("%2F", "/")).path("environments")) {
      if (!place.path("series").isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
