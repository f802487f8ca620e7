package dev.weatherglass.bench.evaluate;

import dev.weatherglass.app.replay.Replays;
import dev.weatherglass.bench.evaluate.scenarios.DeployScore;
import dev.weatherglass.bench.evaluate.scenarios.Label;
import dev.weatherglass.bench.evaluate.scenarios.Raised;
import dev.weatherglass.bench.report.Share;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/// How well does the whole judge blame the deploys of recorded scenarios?
final class ScenarioStudy implements Study {

  @Override
  public String name() {
    return "scenarios";
  }

  @Override
  public Section run(Setup setup) throws IOException {
    if (setup.scenarios().isEmpty()) {
      return new Section(
          "Recorded deploys", List.of("Not asked for (`--scenarios DIR`)."), Map.of());
    }
    Setup.Scenarios scenarios = setup.scenarios().get();
    DeployScore score = DeployScore.of(labels(scenarios.labels()), alerts(scenarios.directory()));
    return new Section(
        "Recorded deploys",
        List.of(
            """
            The whole judge, replayed over recorded series with known regressions. A correct alert blames the \
            culprit at or after the onset, at most %d buckets later; delay in buckets, 1 for that of the onset.\
            """
                .formatted(DeployScore.HORIZON),
            figures(score).markdown(),
            parts("recall by kind", score.recallByKind()),
            parts("recall by size in robust sigma", score.recallBySize()),
            parts("false alarms by kind of scenario", score.falseAlarmsByKind())),
        Map.of());
  }

  static List<Label> labels(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank())
        .map(line -> Json.MAPPER.readValue(line, Label.class))
        .toList();
  }

  /// What `replay` raises over a directory.
  static Map<String, List<Raised>> alerts(Path directory) throws IOException {
    var json = new ByteArrayOutputStream();
    try (var out = new PrintStream(json, false, StandardCharsets.UTF_8)) {
      new Replays(JudgeSettings.DEFAULTS, Watch.DEFAULTS, new ServiceNames(Map.of(), "production"))
          .run(directory, out);
    }
    return Json.MAPPER.readValue(json.toByteArray(), new TypeReference<>() {});
  }

  private static Table figures(DeployScore score) {
    return new Table(List.of("what", "figure"))
        .row(List.of("recall", score.recall().told()))
        .row(List.of("precision", score.precision().told()))
        .row(List.of("F1", String.format(Locale.ROOT, "%.3f", score.f1())))
        .row(List.of("false alarms per 100 innocent deploys", hundredfold(score.falseAlarms())))
        .row(
            List.of(
                "culprit named by the first alert",
                score.culprit().told()
                    + " (%d of %d)".formatted(score.culprit().hits(), score.culprit().of())))
        .row(List.of("median delay", buckets(score.delay(0.5))))
        .row(List.of("90th percentile of the delay", buckets(score.delay(0.9))));
  }

  private static String hundredfold(Share share) {
    return String.format(
        Locale.ROOT,
        "%.1f [%.1f, %.1f] (%d of %d)",
        100 * share.value(),
        100 * share.low(),
        100 * share.high(),
        share.hits(),
        share.of());
  }

  private static String buckets(OptionalDouble delay) {
    return delay.isEmpty() ? "none" : String.format(Locale.ROOT, "%.0f", delay.getAsDouble());
  }

  private static String parts(String what, Map<String, Share> shares) {
    return what
        + ": "
        + String.join(
            ", ",
            new TreeMap<>(shares)
                .entrySet().stream()
                    .map(entry ->
                        "%s %d/%d"
                            .formatted(
                                entry.getKey(), entry.getValue().hits(), entry.getValue().of()))
                    .toList());
  }
}
