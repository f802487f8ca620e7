package dev.weatherglass.app.demo;

import dev.weatherglass.app.client.SampleBatch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The simulated services together, scraped at the same moments.
final class Town {

  private final Map<String, SimulatedService> services = new LinkedHashMap<>();

  /// @param noon when the load of all services is at its highest
  Town(long seed, Instant noon) {
    for (ServiceModel model : Script.SERVICES) {
      services.put(model.name(), new SimulatedService(model, seed + services.size(), noon));
    }
  }

  void deploy(String service, Condition condition) {
    SimulatedService found = services.get(service);
    if (found == null) {
      throw new IllegalArgumentException(
          "service must be one of " + services.keySet() + " but was " + service);
    }
    found.change(condition);
  }

  void scrape(Instant at, SampleBatch into) {
    services.values().forEach(service -> service.scrape(at, Script.SCRAPE, into));
  }
}
