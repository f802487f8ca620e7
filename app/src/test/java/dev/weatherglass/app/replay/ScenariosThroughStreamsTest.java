package dev.weatherglass.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Through the real topology the same alerts come out as from replay: the smallest recorded
/// scenarios, once as closed buckets and once as samples.
class ScenariosThroughStreamsTest {

  private static final Path SCENARIOS = Path.of("../../shared/scenarios/deploy");
  private static final int COUNT = 20;

  @TempDir private Path directory;
  private int alerts;

  @TestFactory
  Stream<DynamicTest> the_same_alerts_come_out() throws IOException {
    assumeTrue(Files.isDirectory(SCENARIOS), () -> "skipped: no scenarios at " + SCENARIOS);
    return Stream.concat(
        smallest().stream()
            .map(json -> DynamicTest.dynamicTest(json.getFileName().toString(), () -> check(json))),
        Stream.of(
            DynamicTest.dynamicTest(
                "and some do", () -> assertThat(alerts).isGreaterThanOrEqualTo(COUNT / 4))));
  }

  private void check(Path json) throws IOException {
    Scenario scenario = Scenario.read(json, Json.MAPPER);
    Path alone = Files.createDirectory(directory.resolve(scenario.id()));
    Path table = json.resolveSibling(scenario.id() + ".csv");
    Files.copy(json, alone.resolve(json.getFileName()));
    Files.copy(table, alone.resolve(table.getFileName()));
    List<ScenarioReplay.Raised> replayed =
        new ScenarioReplay(JudgeSettings.DEFAULTS, Json.MAPPER)
            .run(alone, _ -> {})
            .get(scenario.id());

    try (var streamed =
        new StreamedScenario(scenario, directory.resolve(scenario.id() + "-state"))) {
      assertThat(streamed.run()).isEqualTo(replayed);
    }
    alerts += replayed.size();
  }

  private static List<Path> smallest() throws IOException {
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      return files
          .filter(file -> file.toString().endsWith(".csv"))
          .sorted(
              Comparator.comparingLong(ScenariosThroughStreamsTest::size)
                  .thenComparing(Path::toString))
          .limit(COUNT)
          .map(csv -> csv.resolveSibling(csv.getFileName().toString().replace(".csv", ".json")))
          .toList();
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
