package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Real and documented payloads of GitHub against what an independent reader found in them.
class GitHubSamplesTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-23T08:00:00Z");
  private static final List<String> KINDS =
      List.of(
          "deployment_status",
          "deployment",
          "workflow_run",
          "push",
          "pull_request",
          "release",
          "ping");

  private final GitHub gitHub = new GitHub();
  private final ServiceNames names = new ServiceNames(Map.of(), "production");

  @TestFactory
  Stream<DynamicTest> each_sample_means_what_the_oracle_says() {
    List<JsonNode> rows =
        SharedPayloads.lines("ORACLE.jsonl").stream()
            .map(Json.MAPPER::readTree)
            .filter(row -> row.path("source").asString().equals("github"))
            .filter(row -> KINDS.stream().anyMatch(kind -> file(row).startsWith(kind)))
            .toList();
    assertThat(rows).hasSizeGreaterThan(12);
    return rows.stream().map(row -> DynamicTest.dynamicTest(file(row), () -> compare(row)));
  }

  @TestFactory
  Stream<DynamicTest> each_signature_is_accepted_or_rejected_as_published() {
    List<String[]> rows =
        SharedPayloads.lines("SIGNATURES.tsv").stream()
            .map(line -> line.split("\t", -1))
            .filter(row -> row[3].equals("github"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(7);
    return rows.stream().map(row -> DynamicTest.dynamicTest(row[0], () -> verify(row)));
  }

  private void compare(JsonNode row) throws UnreadableException {
    String kind = KINDS.stream().filter(file(row)::startsWith).findFirst().orElseThrow();
    Decoded decoded =
        gitHub.decode(
            new Delivery(
                "github",
                Map.of("X-GitHub-Event", kind),
                SharedPayloads.bytes(row.path("file").asString()),
                RECEIVED),
            names);
    List<DeliveryEvent> events = decoded instanceof Decoded.Events(var found) ? found : List.of();

    assertThat(events).hasSize(row.path("events").size());
    for (int i = 0; i < events.size(); i++) {
      compare(events.get(i), row.path("events").get(i));
    }
  }

  private static void compare(DeliveryEvent event, JsonNode expected) {
    assertThat(event.kind().word()).isEqualTo(expected.path("family").asString());
    if (expected.path("phase").asString().equals("blocked")) {
      assertThat(event.context().outcome()).isEqualTo(Outcome.BLOCKED);
      assertThat(event.context().phase()).isNotEqualTo(Phase.FINISHED);
    } else {
      assertThat(event.context().phase().word()).isEqualTo(expected.path("phase").asString());
    }
    if (expected.has("outcome")) {
      assertThat(event.context().outcome().word()).isEqualTo(expected.path("outcome").asString());
    }
    if (expected.has("unit")) {
      assertThat(((BuildEvent) event).unit().name())
          .isEqualToIgnoringCase(expected.path("unit").asString());
    }
    Set<String> scalars = new HashSet<>();
    collect(Json.MAPPER.readTree(Json.write(event)), scalars);
    expected
        .path("fields")
        .properties()
        .forEach(field ->
            assertThat(scalars)
                .as(field.getKey())
                .anyMatch(scalar -> fits(scalar, field.getValue().asString())));
  }

  private static boolean fits(String scalar, String expected) {
    return scalar.equals(expected) || (expected.length() >= 7 && scalar.startsWith(expected));
  }

  private static void collect(JsonNode node, Set<String> scalars) {
    if (node.isContainer()) {
      node.forEach(child -> collect(child, scalars));
    } else {
      scalars.add(node.asString());
    }
  }

  private void verify(String[] row) {
    String[] header = row[6].split(": ", 2);
    Map<String, String> headers = header.length == 2 ? Map.of(header[0], header[1]) : Map.of();
    Authenticity authenticity =
        gitHub.authenticity(new Delivery("github", headers, sentBytes(row), RECEIVED), row[5]);

    assertThat(authenticity instanceof Authenticity.Genuine).isEqualTo(row[7].equals("accept"));
  }

  private static byte[] sentBytes(String[] row) {
    if (row[1].startsWith("body:")) {
      return row[1].substring("body:".length()).getBytes(StandardCharsets.UTF_8);
    }
    byte[] file = SharedPayloads.bytes(row[1]);
    if (row[2].contains("trailing newline")) {
      byte[] longer = Arrays.copyOf(file, file.length + 1);
      longer[file.length] = '\n';
      return longer;
    }
    return file;
  }

  private static String file(JsonNode row) {
    return row.path("file").asString().replaceFirst("^github/", "");
  }
}
