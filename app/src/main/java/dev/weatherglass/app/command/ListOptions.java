package dev.weatherglass.app.command;

import dev.weatherglass.app.client.HubClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.JsonNode;

/// The flags of every command that shows a list.
final class ListOptions {

  private static final int USUAL = 20;

  @Option(names = "--service", description = "Only this service.")
  private @Nullable String service;

  @Option(names = "--environment", description = "Only this environment.")
  private @Nullable String environment;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Only from then on: 2026-03-01 or 2026-03-01T12:00:00Z.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Only before then.")
  private @Nullable String to;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "COUNT",
      description = "So many at most (default: 20).")
  private int limit = USUAL;

  @Option(names = "--json", description = "Print the answer of the API.")
  private boolean json;

  @Mixin private final HubOptions hub = new HubOptions();

  /// Asks for the list at a path, which may have parameters of its own.
  JsonNode ask(Query query, CommandSpec spec) throws InterruptedException {
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit must be at least 1 but was " + limit);
    }
    query
        .with("service", service)
        .with("environment", environment)
        .with("from", from)
        .with("to", to);
    try (HubClient client = hub.client()) {
      return client.list(query.toString(), limit);
    }
  }

  boolean json() {
    return json;
  }
}
