package dev.weatherglass.api.rest;

import static dev.weatherglass.api.Examples.delivery;
import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.falseAlarm;
import static dev.weatherglass.api.Examples.problem;
import static dev.weatherglass.api.Examples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Hub;
import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.history.History;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.verify.VerdictState;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Alerts and the verdicts behind them.
@OnEveryDatabase
class AlertsResourceTest {

  private static final DeployEvent DEPLOY = deploy("checkout", "1.4.2");
  private static final Problem FIRING = problem(DEPLOY, AlertState.FIRING);

  private final Kept kept = Kept.here();
  @TempDir Path directory;

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

  @Test
  void an_alert_says_how_much_worse_since_when_and_because_of_which_change() throws Exception {
    story.alerted(FIRING);

    JsonNode alert = hub.json("/api/v1/alerts").at("/items/0");

    assertThat(alert.at("/state").asString()).isEqualTo("firing");
    assertThat(alert.at("/labels/signal").asString()).isEqualTo("latency_p95");
    assertThat(alert.at("/before/value").asDouble()).isEqualTo(0.120);
    assertThat(alert.at("/after/unit").asString()).isEqualTo("s");
    assertThat(alert.at("/effect/value").asDouble()).isEqualTo(32);
    assertThat(alert.at("/effect/low").asDouble()).isEqualTo(25);
    assertThat(alert.at("/effect").has("high")).as("an unbounded end").isFalse();
    assertThat(alert.at("/change/id").asString()).isEqualTo(DEPLOY.deployId());
    assertThat(alert.at("/began").asString()).isEqualTo("2026-11-23T12:00:03Z");
    assertThat(alert.at("/problem/id").asString()).isEqualTo(FIRING.id());
  }

  @Test
  void an_alert_says_what_people_said_about_it() throws Exception {
    story.alerted(falseAlarm(FIRING));

    JsonNode alert = hub.json("/api/v1/alerts").at("/items/0");

    assertThat(alert.at("/state").asString()).isEqualTo("resolved");
    assertThat(alert.at("/falseAlarm/by").asString()).isEqualTo("ken");
    assertThat(alert.at("/falseAlarm/why").asString()).isEqualTo("a load test");
    assertThat(alert.has("acked")).isFalse();
  }

  @Test
  void a_deploy_is_not_failed_by_a_verdict_whose_alerts_a_person_called_false() throws Exception {
    story.judged(verdict(DEPLOY, VerdictState.REGRESSED, true)).alerted(FIRING).happened(DEPLOY);
    String path = "/api/v1/deploys/" + DEPLOY.deployId();
    assertThat(hub.json(path).at("/failed").asBoolean()).isTrue();

    story.alerted(falseAlarm(FIRING)).happened(DEPLOY);

    assertThat(hub.json(path).at("/failed").asBoolean()).isFalse();
    assertThat(hub.json(path).at("/verdict/state").asString()).isEqualTo("regressed");
  }

  @Test
  void one_alert_also_says_whom_it_was_told_to() throws Exception {
    story.alerted(FIRING).delivered(delivery(FIRING, Delivery.State.SENT));

    JsonNode alert = hub.json("/api/v1/alerts/" + FIRING.alerts().getFirst().fingerprint());

    assertThat(alert.at("/summary").asString()).contains("rose by 32 %");
    assertThat(alert.at("/deliveries/0/channel").asString()).isEqualTo("chat");
    assertThat(alert.at("/deliveries/0/state").asString()).isEqualTo("sent");
  }

  @Test
  void alerts_are_found_by_state_and_service() throws Exception {
    story.alerted(FIRING).alerted(problem(deploy("search", "2"), AlertState.RESOLVED));

    assertThat(services("?state=firing")).isEqualTo("checkout");
    assertThat(services("?state=resolved")).isEqualTo("search");
    assertThat(services("?service=search")).isEqualTo("search");
  }

  @Test
  void an_unknown_state_is_refused_with_those_there_are() throws Exception {
    assertThat(hub.get("/api/v1/alerts?state=burning").body())
        .contains("must be one of firing, resolved but was burning");
  }

  @Test
  void an_alert_that_nobody_knows_is_not_found() throws Exception {
    assertThat(hub.get("/api/v1/alerts/0000000000000000").statusCode()).isEqualTo(404);
  }

  @Test
  void verdicts_have_points_to_draw_only_one_by_one() throws Exception {
    story.judged(verdict(DEPLOY, VerdictState.NO_DATA, true));

    JsonNode listed = hub.json("/api/v1/verdicts?state=no_data").at("/items/0");
    JsonNode whole = hub.json("/api/v1/verdicts/" + listed.at("/id").asString());

    assertThat(listed.at("/series/0").has("points")).isFalse();
    assertThat(whole.at("/series/0/points")).hasSize(2);
    assertThat(whole.at("/ended").asBoolean()).isTrue();
    assertThat(hub.json("/api/v1/verdicts?state=healthy").at("/items")).isEmpty();
  }

  @Test
  void a_verdict_that_nobody_knows_is_not_found() throws Exception {
    assertThat(hub.get("/api/v1/verdicts/nope").statusCode()).isEqualTo(404);
  }

  private String services(String query) throws Exception {
    JsonNode page = hub.json("/api/v1/alerts" + query);
    assertThat(page.at("/items")).hasSize(1);
    return page.at("/items/0/labels/service").asString();
  }
}
