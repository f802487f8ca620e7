package dev.weatherglass.bench.report;

import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What one run of a bench found.
///
/// @param bench its name
/// @param at when it began
/// @param settings what it was run with
public record Report(
    String bench, Instant at, Machine machine, Map<String, String> settings, List<Figure> figures)
    implements Outcome {

  private static final String HEAD =
      """
      | what | unit | n | min | median | p95 | p99 | max | against | ratio |
      |---|---|---|---|---|---|---|---|---|---|
      """;

  public Report {
    settings = new TreeMap<>(settings);
    figures = List.copyOf(figures);
  }

  /// As a small table with a line about the machine above it.
  @Override
  public String markdown() {
    return "### "
        + bench
        + "\n\n"
        + machine.told()
        + settings.entrySet().stream()
            .map(setting -> "; " + setting.getKey() + " " + setting.getValue())
            .collect(Collectors.joining())
        + "\n\n"
        + HEAD
        + figures.stream().map(Figure::row).collect(Collectors.joining("\n"))
        + "\n";
  }

  @Override
  public String suffix() {
    return "json";
  }

  @Override
  public void write(Path file) throws IOException {
    Files.write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
  }
}
