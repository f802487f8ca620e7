package dev.weatherglass.app.command;

import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.client.SampleBatch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends one sample by one remote-write request.
@Command(
    name = "metric",
    description = "Send one sample.",
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass send metric queue_depth 3 --service checkout",
      "  weatherglass send metric queue_depth 3 --service checkout --label queue=orders"
    },
    mixinStandardHelpOptions = true)
final class SendMetric implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "NAME", description = "The metric, as queue_depth.")
  @SuppressWarnings("NullAway.Init") // by picocli
  private String name;

  @Parameters(index = "1", paramLabel = "VALUE", description = "Its value.")
  private double value;

  @Option(names = "--service", required = true, description = "The service it is about.")
  @SuppressWarnings("NullAway.Init") // by picocli
  private String service;

  @Option(names = "--environment", description = "Where it was measured.")
  private @Nullable String environment;

  @Option(names = "--at", description = "When it was measured (default: now).")
  private @Nullable Instant at;

  @Option(names = "--label", paramLabel = "NAME=VALUE", description = "A label.")
  private final Map<String, String> labels = new LinkedHashMap<>();

  @Mixin private final HubOptions hub = new HubOptions();

  @Override
  public Integer call() throws InterruptedException {
    var all = new LinkedHashMap<>(labels);
    all.put("service", service);
    if (environment != null) {
      all.put("environment", environment);
    }
    try (HubClient client = hub.client()) {
      client.write(new SampleBatch().add(name, all, at == null ? Instant.now() : at, value));
      return Exit.OK;
    }
  }
}
