package dev.weatherglass.api.rest;

import static dev.weatherglass.api.Examples.NOON;
import static dev.weatherglass.api.Examples.code;
import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Hub;
import dev.weatherglass.api.history.History;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.verify.VerdictState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DigestResourceTest {

  private static final String PATH = "/api/v1/summaries/digest?to=2026-11-25";

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

  private void aBadWeek() {
    DeployEvent bad = at("2", 24);
    story
        .judged(verdict(bad, VerdictState.REGRESSED, false))
        .happened(at("1", 0), code("checkout", "7", Phase.MERGED, NOON.plusSeconds(60), "c2"), bad)
        .happened(
            deploy("checkout", "1", "again", Phase.FINISHED, NOON.plus(Duration.ofHours(25))));
  }

  private static DeployEvent at(String version, int hour) {
    return deploy("checkout", version, version, Phase.FINISHED, NOON.plus(Duration.ofHours(hour)));
  }

  @Test
  void a_team_hears_what_it_delivered_what_was_caught_and_how_it_recovered() throws Exception {
    aBadWeek();

    JsonNode digest = hub.json(PATH).at("/digests/0");

    assertThat(digest.at("/team").isNull()).isTrue();
    assertThat(digest.at("/delivered/deploymentFrequency/count").asInt()).isEqualTo(3);
    assertThat(digest.at("/caughtEarly").asInt()).isEqualTo(1);
    assertThat(digest.at("/failed/0/version").asString()).isEqualTo("2");
    assertThat(digest.at("/failed/0/recoveredBy").asString()).isEqualTo("rollback");
    assertThat(digest.at("/worthFixing").isNull()).isTrue();
  }

  @Test
  void people_get_a_few_lines_and_no_names_of_people() throws Exception {
    aBadWeek();

    String text = hub.get(PATH, "Accept", "text/plain").body();

    assertThat(text)
        .isEqualTo(
            """
            Services without a team, the week from 2026-11-18 to 2026-11-25
              Delivered: 3 deployments of checkout (0 before), 1 commit, 1 d from commit to production in the median.
              Caught early: 1 of 1 failed deployment by the metrics alone.
                checkout 2: because it is regressed (seen after 15 s), rolled back after 1 h
              Recovered: 1 of 1, after 1 h in the median (1 rolled back, 0 failed forward).
              Worth fixing: nothing stands out.
            """)
        .doesNotContain("dana");
  }

  @Test
  void a_day_without_anything_says_so() throws Exception {
    aBadWeek();

    assertThat(hub.get(PATH + "T00:00:00Z&period=day&team=pay", "Accept", "text/plain").body())
        .isEmpty();
    assertThat(
            hub.get("/api/v1/summaries/digest?to=2026-12-25&period=day", "Accept", "text/plain")
                .body())
        .contains("the day from 2026-12-24 to 2026-12-25", "Delivered: nothing (0 before).");
    assertThat(hub.get("/api/v1/summaries/digest?period=year").body())
        .contains("period must be one of day, week but was year");
  }
}
