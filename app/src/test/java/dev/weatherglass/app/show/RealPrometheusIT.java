package dev.weatherglass.app.show;

import static dev.weatherglass.app.show.RealWorld.BAD_VERSION;
import static dev.weatherglass.app.show.RealWorld.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.show.RealWorld.Story;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// A real Prometheus scrapes a real service and writes to the hub; GitHub tells of a deploy after
/// its version is already serving, and slower. Whoever asks is told which deploy it was.
@ExtendWith(RealWorldExtension.class)
@Timeout(240)
class RealPrometheusIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void only_the_signed_webhook_is_taken(RealWorld world) throws Exception {
    Story story = world.story();

    assertThat(story.refusal()).isEqualTo(401);
    assertThat(story.answer()).isEqualTo(202);
  }

  @Test
  void whoever_waits_for_the_verdict_of_the_deploy_hears_that_it_regressed(RealWorld world)
      throws Exception {
    Story story = world.story();

    JsonNode answer = verdict(world, story);

    assertThat(answer.path("state").asString()).as("%s", answer).isEqualTo("regressed");
    assertThat(answer.path("reason").asString()).isNotBlank();
    JsonNode latency = seriesNamed("latency", answer.path("verdict"));
    assertThat(latency.path("regressed").asBoolean()).as("%s", latency).isTrue();
    assertThat(latency.path("metric").asString()).isEqualTo("http_request_duration_seconds");
    assertThat(latency.at("/effect/low").asDouble()).as("%s", latency).isPositive();
    assertThat(latency.at("/effect/low").asDouble()).isLessThan(60);
    assertThat(latency.at("/effect/high").asDouble()).isGreaterThan(60);
    assertThat(Instant.parse(latency.path("changePoint").asString()))
        .isBetween(story.deployed().minusSeconds(3), story.deployed().plusSeconds(3));
  }

  @Test
  void the_list_of_deploys_shows_it_under_the_name_that_the_mapping_gives(RealWorld world)
      throws Exception {
    Story story = world.story();
    JsonNode _ = verdict(world, story);

    JsonNode found =
        world.visitor().json("/api/v1/deploys?service=" + SERVICE + "&version=" + BAD_VERSION);

    assertThat(found.path("items").size()).as("%s", found).isEqualTo(1);
    JsonNode deploy = found.path("items").get(0);
    assertThat(deploy.path("id").asString()).isEqualTo(story.deploy());
    assertThat(deploy.path("environment").asString()).isEqualTo("production");
    assertThat(deploy.at("/verdict/state").asString()).isEqualTo("regressed");
  }

  @Test
  void the_live_stream_tells_the_verdict_and_the_alert(RealWorld world) throws Exception {
    Story story = world.story();

    JsonNode verdict =
        world.stream()
            .await("verdict", news -> news.path("state").asString().equals("regressed"), SOON);
    JsonNode alert =
        world.stream().await("alert", news -> news.path("state").asString().equals("firing"), SOON);

    assertThat(verdict.at("/changes/0/id").asString()).isEqualTo(story.deploy());
    assertThat(alert.at("/change/id").asString()).isEqualTo(story.deploy());
    assertThat(alert.path("summary").asString()).contains(SERVICE, BAD_VERSION);
  }

  @Test
  void the_file_channel_holds_each_message_once(RealWorld world) throws Exception {
    Story story = world.story();

    JsonNode delivery =
        world.stream()
            .await("delivery", news -> news.path("state").asString().equals("sent"), SOON);

    Path file = world.outbox().resolve(delivery.path("messageId").asString() + ".json");
    JsonNode message = Json.MAPPER.readTree(file);
    assertThat(message.at("/problem/state").asString()).isEqualTo("firing");
    assertThat(message.at("/problem/changes/0/id").asString()).isEqualTo(story.deploy());
    assertThat(message.at("/problem/changes/0/version").asString()).isEqualTo(BAD_VERSION);
    assertThat(message.path("slack").toString()).contains(SERVICE, BAD_VERSION);
    assertThat(firing(world.outbox())).as("one message about one problem").hasSize(1);
  }

  @Test
  void the_page_for_prometheus_shows_what_fires(RealWorld world) throws Exception {
    Story story = world.story();
    JsonNode _ = verdict(world, story);

    assertThat(shown(world, "weatherglass_alerts_firing{service=\"checkout\"} > 0")).isTrue();
    assertThat(shown(world, "weatherglass_verdicts{state=\"regressed\"} == 1")).isTrue();
    assertThat(world.visitor().text("/metrics"))
        .containsPattern("weatherglass_deploy_timestamp_seconds\\{[^}]*version=\"v2.8.0\"");
  }

  private static JsonNode verdict(RealWorld world, Story story)
      throws IOException, InterruptedException {
    return world.visitor().json("/api/v1/deploys/" + story.deploy() + "/verdict?wait=60s");
  }

  private static JsonNode seriesNamed(String signal, JsonNode verdict) {
    return verdict
        .path("series")
        .valueStream()
        .filter(series -> series.path("signal").asString().equals(signal))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + signal + " in " + verdict));
  }

  /// The gauges are read from history once a second: so Prometheus may look a few times.
  private static boolean shown(RealWorld world, String query)
      throws IOException, InterruptedException {
    boolean shown = false;
    for (int look = 0; look < 10 && !shown; look++) {
      world.awaitScrapes(1);
      shown = !world.prometheus().numbers(query, world.begin(), world.prometheus().now()).isEmpty();
    }
    return shown;
  }

  private static List<Path> firing(Path outbox) throws IOException {
    try (Stream<Path> files = Files.list(outbox)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(
              file -> Json.MAPPER.readTree(file).at("/problem/state").asString().equals("firing"))
          .toList();
    }
  }
}
