package dev.weatherglass.app.command;

import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.configuration.Configuration.Line;
import dev.weatherglass.app.configuration.Origin;
import dev.weatherglass.ingest.rules.SampleResult;
import dev.weatherglass.wire.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Reads the configuration and shows what holds, and where it comes from; runs the samples of the
/// sources that the user wrote.
@Command(
    name = "check",
    description =
        "Check the configuration and the samples of your own sources, and print what holds.",
    footerHeading = "Examples:%n",
    footer = {"  weatherglass check", "  weatherglass check -c weatherglass.yaml --json"},
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
    List<SampleResult> samples =
        configuration.names().rules().stream().flatMap(rules -> rules.check().stream()).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.MAPPER.writeValueAsString(lines(configuration, samples)));
    } else {
      configuration.lines().forEach(line -> out.println(told(line)));
      samples.forEach(sample -> told(sample).forEach(out::println));
    }
    configuration.http().refusal().ifPresent(spec.commandLine().getErr()::println);
    return samples.stream().allMatch(SampleResult::ok) && configuration.http().refusal().isEmpty()
        ? Exit.OK
        : Exit.ERROR;
  }

  private static List<LineView> lines(Configuration configuration, List<SampleResult> samples) {
    return Stream.concat(
            configuration.lines().stream().map(LineView::of), samples.stream().map(LineView::of))
        .toList();
  }

  private static Stream<String> told(SampleResult sample) {
    String place = " sources." + sample.source() + ": " + sample.sample();
    return sample.ok()
        ? Stream.of("ok" + place)
        : Stream.concat(
            Stream.of("✘ " + place), sample.differences().stream().map(each -> "     " + each));
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

    static LineView of(SampleResult sample) {
      String came = sample.ok() ? "ok" : String.join("; ", sample.differences());
      return new LineView(
          "sources." + sample.source() + ".samples." + sample.sample(), came, "sample");
    }
  }
}
