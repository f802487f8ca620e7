package dev.weatherglass.app.command;

import dev.weatherglass.app.terminal.Cell;
import dev.weatherglass.app.terminal.Ink;
import dev.weatherglass.app.terminal.Table;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Shows alerts.
@Command(
    name = "alerts",
    description = "Show alerts, newest first, with the change that each blames.",
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass alerts --state firing",
      "  weatherglass alerts --service checkout --from 2026-11-01",
      "  weatherglass alerts --state firing --json | jq -e '.items == []'"
    },
    mixinStandardHelpOptions = true)
final class Alerts implements Callable<Integer> {

  @Mixin private final ListOptions options = new ListOptions();

  @Option(names = "--state", description = "Only those that are firing, or resolved.")
  private @Nullable String state;

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Talk talk = Talk.of(spec);
    JsonNode alerts = options.ask(new Query("/api/v1/alerts").with("state", state), spec);
    if (options.json()) {
      talk.json(alerts);
      return Exit.OK;
    }
    var table = new Table("state", "since", "until", "service", "environment", "change", "what");
    alerts.path("items").forEach(alert -> row(table, alert));
    talk.table(table, alerts, "alert");
    return Exit.OK;
  }

  private static void row(Table table, JsonNode alert) {
    table.row(
        state(alert.path("state").asString("")),
        Columns.moment(alert.path("startsAt")),
        Columns.moment(alert.path("endsAt")),
        Columns.text(alert.path("labels").path("service")),
        Columns.text(alert.path("labels").path("environment")),
        Columns.text(alert.path("change").path("revision").path("label")),
        Columns.text(alert.path("summary")));
  }

  private static Cell state(String state) {
    return new Cell(state, state.equals("firing") ? Ink.BAD : Ink.GOOD);
  }
}
