package dev.weatherglass.api.rest;

import static dev.weatherglass.api.Examples.NOON;
import static dev.weatherglass.api.Examples.code;
import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Hub;
import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.history.History;
import dev.weatherglass.core.delivery.definition.Definitions;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Phase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@OnEveryDatabase
class DeliverySummaryResourceTest {

  private static final String WEEK = "?from=2026-11-20&to=2026-11-27";
  private static final String PATH = "/api/v1/summaries/delivery";

  @TempDir Path directory;

  private final Kept kept = Kept.here();

  private Hub hub;
  private Story story;

  @BeforeEach
  void open() {
    History history = kept.open(directory.resolve("history.db"), 4);
    hub = Hub.over(history);
    story = new Story(history);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  /// Version 1, then 2 that hurts, then 1 again two hours later.
  private static List<DeliveryEvent> bad() {
    return List.of(
        at("1", "a", 0),
        code("checkout", "7", Phase.MERGED, hour(20), "c2"),
        at("2", "b", 24),
        incident("checkout", "INC-7", Phase.OPENED, hour(25)),
        incident("checkout", "INC-7", Phase.RESOLVED, hour(27)),
        at("1", "c", 26));
  }

  private static DeliveryEvent at(String version, String run, int hour) {
    return deploy("checkout", version, run, Phase.FINISHED, hour(hour));
  }

  private static Instant hour(int hour) {
    return NOON.plus(Duration.ofHours(hour));
  }

  @Test
  void figures_say_what_they_are_and_how_they_were_computed() throws Exception {
    story.happened(bad().toArray(DeliveryEvent[]::new));

    JsonNode summary = hub.json(PATH + WEEK + "&service=checkout");

    assertThat(summary.at("/definition").asString()).isEqualTo("dora");
    assertThat(summary.at("/from").asString()).isEqualTo("2026-11-20T00:00:00Z");
    assertThat(summary.at("/window").asString()).isEqualTo("PT24H");
    assertThat(summary.at("/deploymentFrequency/count").asInt()).isEqualTo(3);
    assertThat(summary.at("/deploymentFrequency/perDay").asDouble()).isEqualTo(3.0 / 7);
    assertThat(summary.at("/changeFailRate/value").asDouble()).isEqualTo(1.0 / 3);
    assertThat(summary.at("/changeFailRate/failed").asInt()).isEqualTo(1);
    assertThat(summary.at("/failedDeploymentRecoveryTime/medianSeconds").asDouble())
        .isEqualTo(2 * 3_600.0);
    assertThat(summary.at("/failedDeploymentRecoveryTime/rolledBack").asInt()).isEqualTo(1);
    assertThat(summary.at("/reworkRate/unplanned").asInt()).isEqualTo(1);
    assertThat(summary.at("/changeLeadTime/medianSeconds").asDouble()).isEqualTo(5 * 3_600.0);
    assertThat(summary.at("/formulas/changeFailRate").asString()).contains("1440 minutes");
    assertThat(summary.at("/previous/deploymentFrequency/reason").asString()).isEqualTo("no_data");
  }

  @Test
  void a_deploy_that_is_told_again_of_another_service_counts_there_alone() throws Exception {
    DeployEvent told = deploy("octo/shop", "1", "a", Phase.FINISHED, NOON);
    var better = told.context().renamed("checkout", "production").recordedAt(NOON.plusSeconds(60));
    story.happened(told).happened(told.withContext(better));

    assertThat(deployments("checkout")).isEqualTo(1);
    assertThat(deployments("octo/shop")).isZero();
    assertThat(hub.json("/api/v1/deploys").at("/items").size()).isEqualTo(1);
  }

  private int deployments(String service) throws Exception {
    return hub.json(PATH + WEEK + "&service=" + service).at("/deploymentFrequency/count").asInt();
  }

  @Test
  void a_deploy_says_what_it_was_and_what_became_of_it() throws Exception {
    story.happened(bad().toArray(DeliveryEvent[]::new));

    JsonNode deploys = hub.json("/api/v1/deploys").at("/items");

    assertThat(deploys.at("/0/kind").asString()).isEqualTo("rollback");
    assertThat(deploys.at("/1/kind").asString()).isEqualTo("rollout");
    assertThat(deploys.at("/1/failed").asBoolean()).isTrue();
    assertThat(deploys.at("/1/failures/0/reason").asString()).isEqualTo("incident");
    assertThat(deploys.at("/1/recoveredBy").asString()).isEqualTo("rollback");
    assertThat(deploys.at("/1/recoveredByDeploy").asString())
        .isEqualTo(deploys.at("/0/id").asString());
    assertThat(deploys.at("/2/failed").asBoolean()).isFalse();
    assertThat(deploys.at("/2/recoveredBy").isNull()).isTrue();
  }

  @Test
  void the_events_behind_the_figures_are_listed_page_by_page() throws Exception {
    story.happened(bad().toArray(DeliveryEvent[]::new));

    JsonNode links = hub.json(PATH + WEEK).at("/links");
    String counted = links.at("/counted").asString();
    JsonNode first = hub.json(counted + "&figure=deploymentFrequency&limit=2");
    JsonNode second =
        hub.json(
            counted + "&figure=deploymentFrequency&limit=2&cursor=" + first.at("/next").asString());

    assertThat(texts(first, "/detail")).containsExactly("rollback", "rollout");
    assertThat(texts(second, "/detail")).containsExactly("rollout");
    assertThat(second.has("next")).isFalse();
    assertThat(texts(hub.json(links.at("/leftOut").asString()), "/leftOut")).contains("not_failed");
  }

  @Test
  void nothing_is_no_data_and_never_zero() throws Exception {
    story.happened(at("1", "a", 0));

    JsonNode summary = hub.json(PATH + "?from=2020-01-01&to=2020-02-01");

    assertThat(summary.at("/deploymentFrequency/count").asInt()).isZero();
    assertThat(summary.at("/deploymentFrequency/perDay").isNull()).isTrue();
    for (String figure :
        List.of("changeLeadTime", "changeFailRate", "failedDeploymentRecoveryTime", "reworkRate")) {
      assertThat(summary.at("/" + figure + "/reason").asString()).isEqualTo("no_data");
    }
  }

  @Test
  void parts_of_a_period_are_all_there_empty_ones_too() throws Exception {
    story.happened(bad().toArray(DeliveryEvent[]::new));

    JsonNode days = hub.json(PATH + WEEK + "&by=day").at("/periods");
    JsonNode weeks = hub.json(PATH + WEEK + "&by=week").at("/periods");

    assertThat(days.size()).isEqualTo(7);
    assertThat(days.at("/3/start").asString()).isEqualTo("2026-11-23T00:00:00Z");
    assertThat(days.at("/3/deploymentFrequency/count").asInt()).isEqualTo(1);
    assertThat(days.at("/4/deploymentFrequency/count").asInt()).isEqualTo(2);
    assertThat(days.at("/5/deploymentFrequency/reason").asString()).isEqualTo("no_data");
    assertThat(weeks.at("/1/start").asString()).isEqualTo("2026-11-23T00:00:00Z");
  }

  @Test
  void any_order_and_any_repetition_gives_the_same_bytes() throws Exception {
    List<DeliveryEvent> events = new ArrayList<>(bad());
    story.happened(events.toArray(DeliveryEvent[]::new));
    String expected = hub.get(PATH + WEEK).body();

    for (int seed = 1; seed <= 5; seed++) {
      events.add(events.get(seed % 3));
      Collections.shuffle(events, new Random(seed));
      History other = kept.open(directory.resolve(seed + ".db"), 2);
      var retold = new Story(other);
      events.forEach(retold::happened);
      try (Hub again = Hub.over(other)) {
        assertThat(again.get(PATH + WEEK).body()).as("seed " + seed).isEqualTo(expected);
      }
    }
  }

  @Test
  void who_has_the_answer_already_gets_none() throws Exception {
    story.happened(at("1", "a", 0));

    HttpResponse<String> first = hub.get(PATH + WEEK);
    String tag = first.headers().firstValue("ETag").orElseThrow();

    assertThat(hub.get(PATH + WEEK, "If-None-Match", tag).statusCode()).isEqualTo(304);
    story.happened(at("2", "b", 1));
    assertThat(hub.get(PATH + WEEK, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void every_definition_can_be_asked_for() throws Exception {
    story.happened(bad().toArray(DeliveryEvent[]::new));

    for (String name : Definitions.names()) {
      JsonNode summary = hub.json(PATH + WEEK + "&definition=" + name);
      assertThat(summary.at("/definition").asString()).isEqualTo(name);
      assertThat(summary.at("/deploymentFrequency/count").asInt()).as(name).isPositive();
    }
  }

  @Test
  void an_environment_that_is_asked_for_counts_alone() throws Exception {
    story.happened(bad().toArray(DeliveryEvent[]::new));

    assertThat(count("&environment=production")).isEqualTo(3);
    assertThat(count("&environment=staging")).isZero();
    assertThat(count("&service=search")).isZero();
    assertThat(count("&team=pay")).isZero();
  }

  @Test
  void all_that_is_wrong_is_said_at_once() throws Exception {
    String body =
        hub.get(PATH + "?from=2026-11-24&to=2026-11-20&definition=spacex&by=hour&sevice=x").body();

    assertThat(body)
        .contains("to must be after from (2026-11-24T00:00:00Z) but was 2026-11-20T00:00:00Z")
        .contains("definition must be one of dora,")
        .contains("but was spacex")
        .contains("by must be one of day, week, month but was hour")
        .contains("sevice is not known here");
    assertThat(hub.get(PATH + "?from=2000-01-01&to=2026-11-20&by=day").body())
        .contains("by must cut the period into at most 1000 parts but was day");
  }

  private int count(String more) throws IOException, InterruptedException {
    return hub.json(PATH + WEEK + more).at("/deploymentFrequency/count").asInt();
  }

  private static List<String> texts(JsonNode page, String field) {
    return StreamSupport.stream(page.at("/items").spliterator(), false)
        .map(item -> item.at(field).asString())
        .toList();
  }
}
