package dev.weatherglass.app.doctor;

import dev.weatherglass.app.client.HubAnswerException;
import dev.weatherglass.app.client.HubClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Looks at the machine, then at the hub, then at what it hears.
public final class Doctor {

  private final HubClient client;
  private final Machine machine;
  private final Set<String> sources;
  private final InstantSource clock;

  /// @param sources that the configuration names
  /// @param clock tells what is lately
  public Doctor(HubClient client, Machine machine, Set<String> sources, InstantSource clock) {
    this.client = client;
    this.machine = machine;
    this.sources = Set.copyOf(sources);
    this.clock = clock;
  }

  /// Everything that was looked at, in the order in which it should be mended.
  public List<Finding> look() throws InterruptedException {
    var findings = new ArrayList<>(machine.look());
    try {
      findings.add(hub(client.get("/version")));
    } catch (HubAnswerException e) {
      findings.add(absent(e));
      return findings;
    }
    findings.add(ready(client.ready()));
    try {
      var facts = new HubFacts(client, clock.instant());
      findings.addAll(Feeds.findings(facts.services(), HubFacts.DAYS));
      findings.add(unmapped(facts.unmapped()));
      findings.addAll(Senders.findings(client.text("/metrics"), sources));
    } catch (HubAnswerException e) {
      findings.add(
          Finding.broken("reading", String.valueOf(e.getMessage()), "mend that, then look again"));
    }
    return findings;
  }

  private Finding hub(JsonNode version) {
    String ours = version.path("version").asString("");
    return ours.isEmpty()
        ? Finding.broken(
            "hub",
            "something answers at " + client.url() + ", but it is no hub of ours",
            "name the hub's address by --url or WEATHERGLASS_URL")
        : Finding.good(
            "hub",
            "weatherglass "
                + ours
                + " at "
                + client.url()
                + ", JDK "
                + version.path("java").asString(""));
  }

  private static Finding absent(HubAnswerException e) {
    return e.status() == 0
        ? Finding.broken(
            "hub",
            String.valueOf(e.getMessage()),
            "weatherglass up starts one; --url or WEATHERGLASS_URL names another")
        : Finding.broken(
            "hub",
            String.valueOf(e.getMessage()),
            "is that a hub? name its address by --url or WEATHERGLASS_URL");
  }

  private static Finding ready(JsonNode readiness) {
    var waiting = new TreeSet<String>();
    readiness
        .path("parts")
        .properties()
        .forEach(part -> {
          if (!part.getValue().asBoolean(false)) {
            waiting.add(part.getKey());
          }
        });
    return readiness.path("ready").asBoolean(false)
        ? Finding.good("ready", "every part of it works")
        : Finding.broken(
            "ready",
            "not ready: "
                + (waiting.isEmpty() ? "it does not say why" : String.join(", ", waiting)),
            "wait if it has just started, else read its log; /readyz shows each part");
  }

  private static Finding unmapped(List<String> names) {
    return names.isEmpty()
        ? Finding.good("names", "every name that came is mapped, or is a service's own")
        : Finding.advice(
            "names",
            "nobody mapped " + Feeds.shortened(names),
            "list them under services: NAME: names: in weatherglass.yaml"
                + " (docs/reference/configuration.md), or leave them as services of their own");
  }
}
