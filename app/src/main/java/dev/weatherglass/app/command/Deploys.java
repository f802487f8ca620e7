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

/// Shows deploys and what became of them.
@Command(
    name = "deploys",
    description = "Show deploys, newest first: what each was, how it went, and what followed.",
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass deploys --service checkout",
      "  weatherglass deploys --from 2026-11-01 --limit 200",
      "  weatherglass deploys --json | jq '.items[].verdict.state'"
    })
final class Deploys implements Callable<Integer> {

  @Mixin private final ListOptions options = new ListOptions();

  @Option(names = "--version", description = "Only this version.")
  private @Nullable String version;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // picocli shows the help by itself
  private boolean help;

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Talk talk = Talk.of(spec);
    JsonNode deploys = options.ask(new Query("/api/v1/deploys").with("version", version), spec);
    if (options.json()) {
      talk.json(deploys);
      return Exit.OK;
    }
    var table =
        new Table(
            "when", "service", "environment", "version", "kind", "outcome", "verdict", "after");
    deploys.path("items").forEach(deploy -> row(table, deploy));
    talk.table(table, deploys, "deploy");
    return Exit.OK;
  }

  private static void row(Table table, JsonNode deploy) {
    table.row(
        Columns.moment(deploy.path("onset")),
        Columns.text(deploy.path("service")),
        Columns.text(deploy.path("environment")),
        Columns.text(deploy.path("revision").path("label")),
        Cell.of(deploy.path("kind").asString(deploy.path("how").asString(""))),
        Columns.outcome(deploy),
        Columns.verdict(deploy),
        after(deploy));
  }

  /// Whether it failed, and how the service recovered from it.
  private static Cell after(JsonNode deploy) {
    boolean failed = deploy.path("failed").asBoolean(false);
    String recovery = deploy.path("recoveredBy").asString("");
    if (!failed) {
      return Cell.of("");
    }
    return recovery.isEmpty()
        ? new Cell("failed", Ink.BAD)
        : new Cell("failed, recovered by " + recovery, Ink.CAUTION);
  }
}
