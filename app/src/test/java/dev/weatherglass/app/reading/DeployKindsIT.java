package dev.weatherglass.app.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.app.house.Repository;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Generated histories with the truth about each deploy: imported by the command, read over REST.
@ExtendWith(ReadingHubExtension.class)
@Timeout(300)
class DeployKindsIT {

  private static final double ENOUGH = .95;

  /// What is said of one deploy: `kind rollback`, `failed true`, `recovered_by rollback`.
  private record Said(String deploy, String what) {}

  @Test
  void what_each_deploy_was_and_how_it_was_repaired_is_found(ReadingHub hub) throws Exception {
    List<Path> histories = histories();
    assumeTrue(!histories.isEmpty(), "no deploy-kinds below " + fixtures());
    for (Path history : histories) {
      List<JsonNode> truth = lines(history.resolve("truth.jsonl"));
      CommandLineRun imported =
          CommandLineRun.of(hub, "import", history.resolve("events.jsonl").toString());
      assertThat(imported.exit()).as(imported.err()).isZero();

      Map<String, JsonNode> found = await(hub, truth);

      check(history.getFileName().toString(), said(truth), said(found));
    }
  }

  /// Precision and recall of each thing that is said.
  private static void check(String history, List<Said> truth, List<Said> found) {
    var whats = new TreeSet<String>();
    truth.forEach(said -> whats.add(said.what()));
    found.forEach(said -> whats.add(said.what()));
    for (String what : whats) {
      List<Said> wanted = truth.stream().filter(said -> said.what().equals(what)).toList();
      List<Said> told = found.stream().filter(said -> said.what().equals(what)).toList();
      List<Said> missed = wanted.stream().filter(said -> !told.contains(said)).toList();
      List<Said> wrong = told.stream().filter(said -> !wanted.contains(said)).toList();
      double recall = 1 - (double) missed.size() / Math.max(1, wanted.size());
      double precision = 1 - (double) wrong.size() / Math.max(1, told.size());
      String about =
          "%s, %s: %d wanted, %d told, missed %s, wrong %s"
              .formatted(history, what, wanted.size(), told.size(), missed, wrong);
      assertThat(recall).as("recall of " + about).isGreaterThanOrEqualTo(ENOUGH);
      assertThat(precision).as("precision of " + about).isGreaterThanOrEqualTo(ENOUGH);
    }
  }

  private static List<Said> said(List<JsonNode> truth) {
    var said = new ArrayList<Said>();
    for (JsonNode each : truth) {
      add(
          said,
          each.path("id").asString(""),
          each.path("kind").asString(""),
          each.path("failed").asBoolean(),
          each.path("recovered_by").asString(""));
    }
    return said;
  }

  private static List<Said> said(Map<String, JsonNode> found) {
    var said = new ArrayList<Said>();
    found.forEach((run, deploy) ->
        add(
            said,
            run,
            deploy.path("kind").asString(""),
            deploy.path("failed").asBoolean(),
            deploy.path("recoveredBy").asString("")));
    return said;
  }

  private static void add(
      List<Said> said, String deploy, String kind, boolean failed, String recoveredBy) {
    said.add(new Said(deploy, "kind " + kind));
    said.add(new Said(deploy, "failed " + failed));
    said.add(new Said(deploy, "recovered by " + (recoveredBy.isEmpty() ? "none" : recoveredBy)));
  }

  /// The deploys of the truth by their runs, once each is judged by what history shows, and that
  /// has not changed between two looks.
  private static Map<String, JsonNode> await(ReadingHub hub, List<JsonNode> truth)
      throws InterruptedException {
    String before = "";
    while (true) { // the class has a time limit; each turn is some requests
      Map<String, JsonNode> found = read(hub, truth);
      String now = said(found).toString();
      boolean settled =
          found.size() == truth.size()
              && found.values().stream().allMatch(each -> each.has("kind"));
      if (settled && now.equals(before)) {
        return found;
      }
      before = now;
      Thread.onSpinWait();
    }
  }

  private static Map<String, JsonNode> read(ReadingHub hub, List<JsonNode> truth)
      throws InterruptedException {
    var services = new TreeSet<String>();
    var runs = new TreeSet<String>();
    truth.forEach(each -> {
      services.add(each.path("service").asString(""));
      runs.add(each.path("id").asString(""));
    });
    var found = new TreeMap<String, JsonNode>();
    for (String service : services) {
      JsonNode deploys = hub.client().list("/api/v1/deploys?service=" + service, 100_000);
      for (JsonNode deploy : deploys.path("items")) {
        String run = deploy.path("run").asString("");
        if (runs.contains(run)) {
          found.put(run, deploy);
        }
      }
    }
    return found;
  }

  private static List<Path> histories() throws IOException {
    Path kinds = fixtures().resolve("deploy-kinds");
    if (!Files.isDirectory(kinds)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(kinds)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("events.jsonl")))
          .filter(folder -> Files.exists(folder.resolve("truth.jsonl")))
          .sorted()
          .toList();
    }
  }

  private static Path fixtures() {
    return Optional.ofNullable(System.getenv("WEATHERGLASS_FIXTURES"))
        .map(Path::of)
        .orElse(Repository.ROOT.resolveSibling("shared").resolve("fixtures"));
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank())
        .<JsonNode>map(Json.MAPPER::readTree)
        .toList();
  }
}
