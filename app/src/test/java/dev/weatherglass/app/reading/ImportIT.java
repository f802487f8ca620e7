package dev.weatherglass.app.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Services;
import dev.weatherglass.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// `weatherglass import` into a real hub, and the commands that read it again.
@ExtendWith(ReadingHubExtension.class)
@Timeout(120)
class ImportIT {

  private static final int DEPLOYS = 40;

  @TempDir Path directory;

  @Test
  void importing_twice_changes_nothing_with_ids_or_without(ReadingHub hub) throws Exception {
    Path history = Files.writeString(directory.resolve("history.jsonl"), history("twice"));

    CommandLineRun first = CommandLineRun.of(hub, "import", history.toString());
    JsonNode once = settled(hub, "twice");
    CommandLineRun second = CommandLineRun.of(hub, "import", history.toString());
    marker(hub, "twice-marker");
    JsonNode twice = settled(hub, "twice");

    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).startsWith("imported " + DEPLOYS + " events in ");
    assertThat(second.exit()).isZero();
    assertThat(told(twice)).isEqualTo(told(once));
  }

  @Test
  void an_import_and_a_live_report_of_the_same_are_one(ReadingHub hub) throws Exception {
    Path history = Files.writeString(directory.resolve("history.jsonl"), history("live"));
    for (String line : history("live").lines().toList()) {
      JsonNode _ = hub.client().send(Json.MAPPER.readTree(line));
    }
    JsonNode live = settled(hub, "live");

    CommandLineRun imported = CommandLineRun.of(hub, "import", history.toString(), "--json");
    marker(hub, "live-marker");

    assertThat(Json.MAPPER.readTree(imported.out()).path("accepted").asInt()).isEqualTo(DEPLOYS);
    assertThat(told(settled(hub, "live"))).isEqualTo(told(live));
  }

  @Test
  void what_is_refused_is_told_by_line_field_and_value_and_can_be_mended(ReadingHub hub)
      throws Exception {
    Path rejects = directory.resolve("rejects.jsonl");
    Path history =
        Files.writeString(
            directory.resolve("history.jsonl"),
            """
            {"kind":"deploy","service":"mended","at":"2026-03-02T11:04:00Z","version":"1.0.0"}
            {"kind":"deploy","service":"mended","at":"yesterday","version":"1.0.1"}
            {"kind":"deploy","service":"mended","version":"1.0.2"}
            oops
            """);

    CommandLineRun run =
        CommandLineRun.of(hub, "import", history.toString(), "--rejects", rejects.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("imported 1 event in ").contains(", refused 3");
    assertThat(run.err())
        .contains("line 2: /at must be")
        .contains("yesterday")
        .contains("line 3: /at is missing, and so is /id")
        .contains("line 4: is not JSON");
    List<JsonNode> refused =
        Files.readAllLines(rejects).stream().<JsonNode>map(Json.MAPPER::readTree).toList();
    assertThat(refused).hasSize(3);
    assertThat(refused)
        .anySatisfy(reject -> {
          assertThat(reject.path("line").asInt()).isEqualTo(2);
          assertThat(reject.path("item").path("version").asString("")).isEqualTo("1.0.1");
        });
  }

  @Test
  void deploys_are_shown_as_a_table_and_as_the_apis_json(ReadingHub hub) throws Exception {
    Path history = Files.writeString(directory.resolve("history.jsonl"), history("shown"));
    CommandLineRun imported = CommandLineRun.of(hub, "import", history.toString());
    JsonNode all = settled(hub, "shown");

    CommandLineRun table = CommandLineRun.of(hub, "deploys", "--service", "shown", "-n", "3");
    CommandLineRun json =
        CommandLineRun.of(hub, "deploys", "--service", "shown", "-n", "1000", "--json");

    assertThat(imported.exit()).isZero();
    assertThat(table.out().lines()).hasSize(4);
    assertThat(table.out()).startsWith("when ").contains("2026-03-02 11:39:00Z  shown");
    assertThat(table.err()).contains("--limit shows more");
    assertThat(told(Json.MAPPER.readTree(json.out()))).isEqualTo(told(all));
  }

  @Test
  void tail_follows_what_is_committed(ReadingHub hub) throws Exception {
    marker(hub, "followed");

    CommandLineRun tail =
        CommandLineRun.of(
            hub,
            "tail",
            "--after",
            "0",
            "--count",
            "1",
            "--types",
            "deploy",
            "--service",
            "followed");

    assertThat(tail.exit()).isZero();
    assertThat(tail.out()).contains("deploy of followed in production 1.0.0");
  }

  @Test
  void a_doctor_says_what_is_missing_and_what_to_do(ReadingHub hub) throws Exception {
    marker(hub, "checkout-of-the-doctor");

    CommandLineRun doctor = CommandLineRun.of(hub, "doctor", "--data", hub.directory().toString());

    assertThat(doctor.exit()).as(doctor.out()).isZero();
    assertThat(doctor.out())
        .contains("✔ hub", "✔ ready")
        .contains("no incidents seen for")
        .contains("in 30 days: change fail rate rests on verdicts alone")
        .contains("→ point PagerDuty");
  }

  @Test
  void a_backup_of_a_running_hub_can_be_opened_and_is_not_overwritten(ReadingHub hub)
      throws Exception {
    marker(hub, "backed-up");
    String target = directory.resolve("backup.db").toString();
    String data = hub.directory().toString();

    CommandLineRun first = CommandLineRun.local("backup", target, "--data", data);
    CommandLineRun second = CommandLineRun.local("backup", target, "--data", data);
    CommandLineRun forced = CommandLineRun.local("backup", target, "--data", data, "--force");

    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).startsWith(target + "  ");
    assertThat(first.err()).contains("to restore it: stop the hub");
    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.err()).contains("is there already").contains("--force");
    assertThat(forced.exit()).isZero();
    try (History copy = History.open(Path.of(target), 1)) {
      var backedUp = copy.read(sql -> Services.named(sql, List.of("backed-up")));
      assertThat(backedUp).hasSize(1);
    }
  }

  /// Deploys of one service, every other one without an id.
  private static String history(String service) {
    return IntStream.range(0, DEPLOYS)
        .mapToObj(i -> {
          String id = i % 2 == 0 ? "" : ",\"id\":\"" + service + "-" + i + "\"";
          return "{\"kind\":\"deploy\",\"service\":\"%s\",\"at\":\"2026-03-02T11:%02d:00Z\",\"version\":\"1.%d.0\"%s}"
              .formatted(service, i, i, id);
        })
        .collect(Collectors.joining("\n"));
  }

  /// Sends one deploy that happens now and waits until it is in history.
  private static void marker(ReadingHub hub, String service) throws InterruptedException {
    JsonNode _ = hub.client().send(new Marker("deploy", service, "1.0.0"));
    await(hub, service, 1);
  }

  private record Marker(String kind, String service, String version) {}

  /// The deploys of a service once all are in history.
  private static JsonNode settled(ReadingHub hub, String service) throws InterruptedException {
    return await(hub, service, DEPLOYS);
  }

  private static JsonNode await(ReadingHub hub, String service, int wanted)
      throws InterruptedException {
    while (true) { // the class has a time limit; each turn is a request
      JsonNode found = hub.client().list("/api/v1/deploys?service=" + service, 1_000);
      if (found.path("items").size() >= wanted) {
        return found;
      }
    }
  }

  /// What a list says, but for when we heard of it.
  private static String told(JsonNode deploys) {
    ArrayNode items = Json.MAPPER.createArrayNode();
    for (JsonNode each : deploys.path("items")) {
      items.add(each.path("id").asString("") + each.path("revision") + each.path("onset"));
    }
    assertThat(items.size()).isEqualTo(DEPLOYS);
    return items.toString();
  }
}
