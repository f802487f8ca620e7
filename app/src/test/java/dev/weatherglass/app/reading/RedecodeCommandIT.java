package dev.weatherglass.app.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.wire.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// `weatherglass redecode` against a whole hub.
@ExtendWith(ReadingHubExtension.class)
@Timeout(120)
class RedecodeCommandIT {

  private static final String REPOSITORY = "octo/redecoded";

  @Test
  void what_is_decoded_again_is_there_once(ReadingHub hub) throws Exception {
    deliver(hub, REPOSITORY);
    Instant before = recorded(hub, Instant.MIN);

    CommandLineRun run = CommandLineRun.of(hub, "redecode", "--since", "2020-01-01T00:00:00Z");
    CommandLineRun json =
        CommandLineRun.of(
            hub, "redecode", "--since", "2020-01-01T00:00:00Z", "--source", "github", "--json");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains(" since 2020-01-01T00:00:00Z will be read again");
    assertThat(Json.MAPPER.readTree(json.out()).path("webhooks").asInt()).isPositive();
    assertThat(recorded(hub, before)).isAfter(before);
    assertThat(hub.client().list("/api/v1/deploys?service=" + REPOSITORY, 10).path("items"))
        .hasSize(1);
  }

  @Test
  void what_cannot_be_meant_is_said(ReadingHub hub) {
    CommandLineRun usage = CommandLineRun.of(hub, "redecode", "--since", "yesterday");
    CommandLineRun refused =
        CommandLineRun.of(hub, "redecode", "--since", "2020-01-01T00:00:00Z", "--source", "gitbub");

    assertThat(usage.exit()).isEqualTo(2);
    assertThat(usage.err()).contains("--since must be an instant", "yesterday");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("/source must be one of", "gitbub");
  }

  /// When the one event of the repository was recorded, once that is another time than before.
  private static Instant recorded(ReadingHub hub, Instant before) throws InterruptedException {
    while (true) { // the class has a time limit; each turn is a request
      JsonNode events = hub.client().get("/api/v1/events?service=" + REPOSITORY).path("items");
      assertThat(events.size()).isLessThanOrEqualTo(1);
      for (JsonNode event : events) {
        Instant recorded = Instant.parse(event.path("recordedAt").asString(""));
        if (!recorded.equals(before)) {
          return recorded;
        }
      }
    }
  }

  private static void deliver(ReadingHub hub, String repository) throws Exception {
    String status =
        """
        {"deployment_status":{"id":77,"state":"success","environment":"prod",
          "created_at":"2026-11-23T07:58:30Z"},
         "deployment":{"id":78,"sha":"9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567","ref":"v1.4.2"},
         "repository":{"full_name":"%s"}}
        """
            .formatted(repository);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.url() + "/webhooks/github"))
            .header("Content-Type", "application/json")
            .header("X-GitHub-Event", "deployment_status")
            .POST(BodyPublishers.ofString(status))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
    }
  }
}
