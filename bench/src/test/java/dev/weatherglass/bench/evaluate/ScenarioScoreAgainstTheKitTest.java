package dev.weatherglass.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.bench.evaluate.scenarios.DeployScore;
import dev.weatherglass.bench.evaluate.scenarios.Label;
import dev.weatherglass.bench.evaluate.scenarios.Raised;
import dev.weatherglass.bench.report.Share;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The scenarios' own scorer, in Python, gives the same numbers for the same alerts.
class ScenarioScoreAgainstTheKitTest {

  private final Path scenarios = repository().resolveSibling("shared").resolve("scenarios");
  private final Path labels = scenarios.resolve("labels/deploy_labels.jsonl");
  private final Path kit = scenarios.resolve("kit/score_deploy.py");

  @BeforeEach
  void needs_the_kit() throws IOException, InterruptedException {
    assumeTrue(Files.exists(kit), () -> "skipped: no scorer at " + kit);
    assumeTrue(canRunPython(), "skipped: no python3");
  }

  @Test
  void any_alerts_score_the_same(@TempDir Path directory) throws IOException, InterruptedException {
    List<Label> truth = ScenarioStudy.labels(labels);
    Map<String, List<Raised>> alerts = guessed(truth, new Random(17));
    Path file = directory.resolve("alerts.json");
    Files.write(file, Json.write(alerts));

    JsonNode theirs = kitSays(file);
    DeployScore ours = DeployScore.of(truth, alerts);

    same(ours.precision(), theirs.get("precision"), 1);
    same(ours.recall(), theirs.get("recall"), 1);
    same(ours.falseAlarms(), theirs.get("false_alarms_per_100_innocent_deploys"), 100);
    same(ours.culprit(), theirs.get("culprit_accuracy_first_alert"), 1);
    assertThat(ours.f1()).isCloseTo(theirs.get("f1").asDouble(), within(1e-12));
    assertThat(ours.delay(0.5).orElseThrow())
        .isEqualTo(theirs.get("delay_samples_median").asDouble());
    assertThat(ours.delay(0.9).orElseThrow()).isEqualTo(theirs.get("delay_samples_p90").asDouble());
    parts(ours.recallByKind(), theirs.get("recall_by_kind"));
    parts(ours.recallBySize(), theirs.get("recall_by_size_sigma"));
    parts(ours.falseAlarmsByKind(), theirs.get("false_alarms_by_negative_kind"));
  }

  private static void same(Share ours, JsonNode theirs, int factor) {
    assertThat(factor * ours.value()).isCloseTo(theirs.get(0).asDouble(), within(1e-9));
    assertThat(factor * ours.low()).isCloseTo(theirs.get(1).asDouble(), within(1e-9));
    assertThat(factor * ours.high()).isCloseTo(theirs.get(2).asDouble(), within(1e-9));
  }

  private static void parts(Map<String, Share> ours, JsonNode theirs) {
    assertThat(ours).hasSize(theirs.size());
    ours.forEach((key, share) ->
        assertThat(theirs.get(key).asString()).isEqualTo(share.hits() + "/" + share.of()));
  }

  /// Alerts around the truth: early, in time, late, for somebody else, for nobody.
  private static Map<String, List<Raised>> guessed(List<Label> truth, Random random) {
    var alerts = new HashMap<String, List<Raised>>();
    for (Label label : truth) {
      double from = label.regression() ? label.onset() : 1.7e9;
      var guessed = new ArrayList<Raised>();
      for (int i = random.nextInt(4); i > 0; i--) {
        int deploy = random.nextInt(label.n_deploys() + 1);
        guessed.add(
            new Raised(
                from + label.step_s() * (random.nextInt(160) - 15),
                deploy == 0 ? null : "d" + deploy));
      }
      alerts.put(label.id(), guessed);
    }
    return alerts;
  }

  private JsonNode kitSays(Path alerts) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "python3", kit.toString(), labels.toString(), alerts.toString(), "--json")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    byte[] said = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    return Json.MAPPER.readTree(said);
  }

  private static boolean canRunPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("mvnw"))) {
      here = here.getParent();
    }
    return here;
  }
}
