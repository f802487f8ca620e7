package dev.weatherglass.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.ingest.names.ServiceNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaysTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final long SEED = 5;

  @TempDir private Path directory;

  @Test
  void a_recorded_regression_becomes_a_verdict_and_an_alert() throws IOException {
    List<String> lines = replay(recording(0.180, 0.250)).lines().toList();

    assertThat(lines)
        .anyMatch(line ->
            line.contains("\"kind\":\"verdict\"") && line.contains("\"state\":\"regressed\""));
    assertThat(lines)
        .filteredOn(line -> line.contains("\"kind\":\"alert\""))
        .first()
        .asString()
        .contains(
            "\"metric\":\"http_request_duration_seconds\"",
            "\"direction\":\"up\"",
            "\"service\":\"checkout\"");
  }

  @Test
  void what_did_not_change_is_healthy_and_tells_no_alert() throws IOException {
    String out = replay(recording(0.180, 0.180));

    assertThat(out)
        .contains("\"state\":\"healthy\",\"ended\":true")
        .doesNotContain("\"kind\":\"alert\"");
  }

  @Test
  void the_same_input_gives_the_same_output() throws IOException {
    Path file = recording(0.180, 0.250);

    assertThat(replay(file)).isEqualTo(replay(file));
  }

  @Test
  void every_wrong_line_is_named_at_once() throws IOException {
    Path file =
        Files.write(
            directory.resolve("wrong.jsonl"),
            List.of(
                "{\"kind\":\"deploy\",\"at\":\"2026-11-23T08:00:00Z\"}",
                "{\"kind\":\"sample\",\"at\":\"yesterday\",\"service\":\"a\",\"metric\":\"m\",\"value\":1}",
                "{\"kind\":\"sample\",\"at\":\"2026-11-23T08:00:00Z\",\"service\":\"a\",\"metric\":\"m\",\"value\":\"x\"}"));

    assertThatThrownBy(() -> replay(file))
        .hasMessageContainingAll("line 1: /service", "line 2: /at", "yesterday", "line 3: /value");
  }

  @Test
  void a_directory_without_scenarios_is_refused() {
    assertThatThrownBy(() -> replay(directory)).hasMessageStartingWith("no scenario");
  }

  @Test
  void a_scenario_names_the_deploy_that_is_to_blame() throws IOException {
    var rows = new ArrayList<>(List.of("ts,svc-a/latency_ms"));
    var random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      double level = i < 260 ? 100 : 160;
      rows.add(1_700_000_100L + i * 60 + "," + number(level * (1 + 0.05 * random.nextGaussian())));
    }
    Files.write(directory.resolve("x1.csv"), rows);
    Files.writeString(
        directory.resolve("x1.json"),
        """
        {"id":"x1","step_s":60,"n":300,"metrics":[{"service":"svc-a","metric":"latency_ms","kind":"latency","bad_direction":1}],
         "calls":[],"deploys":[{"id":"d1","service":"svc-a","ts":1700015700,"version":"1.1.0"}]}
        """);

    assertThat(replay(directory)).startsWith("{\"x1\":[{\"ts\":").contains("\"deploy\":\"d1\"");
  }

  private Path recording(double before, double after) throws IOException {
    var lines = new ArrayList<String>();
    var random = new Random(SEED);
    double requests = 0;
    double seconds = 0;
    for (int i = 0; i < 420; i++) {
      Instant at = START.plusSeconds(10L * i);
      if (i == 260) {
        lines.add(
            "{\"kind\":\"deploy\",\"at\":\"%s\",\"service\":\"checkout\",\"version\":\"2.0.0\"}"
                .formatted(at));
      }
      double served = 400 + random.nextInt(40);
      requests += served;
      seconds += served * (i < 260 ? before : after) * (1 + 0.05 * random.nextGaussian());
      lines.add(sample(at, "http_request_duration_seconds_count", requests));
      lines.add(sample(at, "http_request_duration_seconds_sum", seconds));
    }
    return Files.write(directory.resolve("recording.jsonl"), lines);
  }

  private static String sample(Instant at, String metric, double value) {
    return "{\"kind\":\"sample\",\"at\":\"%s\",\"service\":\"checkout\",\"environment\":\"prod\",\"metric\":\"%s\",\"labels\":{\"instance\":\"a\"},\"value\":%s}"
        .formatted(at, metric, number(value));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String replay(Path input) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var stream = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      new Replays(
              JudgeSettings.DEFAULTS,
              Watch.DEFAULTS,
              new ServiceNames(Map.of(), ServiceNames.PRODUCTION))
          .run(input, stream);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
