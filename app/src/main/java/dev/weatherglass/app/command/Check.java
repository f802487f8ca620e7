package dev.weatherglass.app.command;

import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.configuration.Configuration.Line;
import dev.weatherglass.app.configuration.Origin;
import dev.weatherglass.wire.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Reads the configuration and shows what holds, and where it comes from.
@Command(
    name = "check",
    description = "Check the configuration and print what holds.",
    mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {

  @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public Integer call() {
    Configuration configuration = options.read();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.MAPPER.writeValueAsString(lines(configuration)));
    } else {
      configuration.lines().forEach(line -> out.println(told(line)));
    }
    return Exit.OK;
  }

  private static List<LineView> lines(Configuration configuration) {
    return configuration.lines().stream().map(LineView::of).toList();
  }

  private static String told(Line line) {
    String said = line.key() + ": " + line.value();
    return line.origin() instanceof Origin.Default ? said : said + "   # " + line.origin().told();
  }

  /// One value as JSON.
  record LineView(String key, String value, String origin) {
    static LineView of(Line line) {
      return new LineView(line.key(), line.value(), line.origin().told());
    }
  }
}
