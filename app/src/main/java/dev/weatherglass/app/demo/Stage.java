package dev.weatherglass.app.demo;

import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.client.SampleBatch;
import dev.weatherglass.app.hub.Hub;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// Where the story is played: the services, the clock, and the way to the hub, which is the public
/// one for everything but the clock.
record Stage(Town town, StoryClock clock, Hub hub, HubClient client, Accepted accepted) {

  /// Sends one scrape of all services at the clock's present time.
  void scrape() throws InterruptedException {
    var batch = new SampleBatch();
    town.scrape(clock.instant(), batch);
    client.write(batch);
  }

  /// Reports a deploy and lets its version serve.
  ///
  /// @return the deploy's id
  String deploy(DeployReport report, Condition condition) throws InterruptedException {
    JsonNode answer = client.send(report);
    town.deploy(report.service(), condition);
    String deploy = answer.path("deploy").asString("");
    accepted.add(answer.path("id").asString(""), deploy, report);
    return deploy;
  }

  /// Moves the clock and tells the hub.
  void moveTo(Instant instant) {
    clock.moveTo(instant);
    hub.tick();
  }
}
