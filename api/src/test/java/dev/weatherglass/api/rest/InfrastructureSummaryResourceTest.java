package dev.weatherglass.api.rest;

import static dev.weatherglass.api.Examples.NOON;
import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.inPlace;
import static dev.weatherglass.api.Examples.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Hub;
import dev.weatherglass.api.history.History;
import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class InfrastructureSummaryResourceTest {

  private static final String PATH =
      "/api/v1/summaries/infrastructure?from=2026-11-20&to=2026-11-27";

  @TempDir Path directory;

  private Hub hub;
  private Story story;

  @BeforeEach
  void open() {
    History history = History.open(directory.resolve("history.db"), 4);
    hub = Hub.over(history);
    story = new Story(history);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void what_was_replaced_stands_against_what_was_changed_in_place() throws Exception {
    story.happened(
        deploy("checkout", "1"),
        deploy("checkout", "2"),
        inPlace(deploy("checkout", "3")),
        run("web-1", NOON, Drift.CORRECTED));

    JsonNode changes = hub.json(PATH).at("/changes");

    assertThat(changes.at("/replaced").asInt()).isEqualTo(2);
    assertThat(changes.at("/inPlaceDeploys").asInt()).isEqualTo(1);
    assertThat(changes.at("/inPlaceRuns").asInt()).isEqualTo(1);
    assertThat(changes.at("/replacedShare").asDouble()).isEqualTo(0.5);
    assertThat(hub.json(PATH).at("/previous/reason").asString()).isEqualTo("no_data");
  }

  @Test
  void each_host_says_how_long_it_was_not_as_it_should_be() throws Exception {
    story.happened(
        run("web-1", NOON, Drift.DETECTED),
        run("web-1", NOON.plusSeconds(1_800), Drift.CORRECTED),
        run("web-2", NOON, Drift.DETECTED),
        run("web-3", NOON, Drift.NONE));

    JsonNode summary = hub.json(PATH);

    assertThat(summary.at("/drift/drifts").asInt()).isEqualTo(2);
    assertThat(summary.at("/drift/open").asInt()).isEqualTo(1);
    assertThat(summary.at("/drift/medianSecondsToCorrection").asDouble()).isEqualTo(1_800);
    assertThat(summary.at("/hosts/0/host").asString()).isEqualTo("web-1");
    assertThat(summary.at("/hosts/1/driftedSince").asString()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(summary.at("/hostsTotal").asInt()).isEqualTo(3);
    assertThat(hub.json(PATH + "&limit=1").at("/hosts").size()).isEqualTo(1);
  }

  @Test
  void a_reversed_period_is_refused() throws Exception {
    assertThat(hub.get("/api/v1/summaries/infrastructure?from=2026-11-24&to=2026-11-23").body())
        .contains("to must be after from");
  }
}
