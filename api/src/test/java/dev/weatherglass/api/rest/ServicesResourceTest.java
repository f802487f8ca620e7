package dev.weatherglass.api.rest;

import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.problem;
import static dev.weatherglass.api.Examples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Hub;
import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.history.History;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.verify.VerdictState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@OnEveryDatabase
class ServicesResourceTest {

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
  void a_service_shows_its_environments_deploys_series_and_alerts() throws Exception {
    DeployEvent deploy = deploy("checkout", "1.4.2");
    story
        .happened(deploy)
        .judged(verdict(deploy, VerdictState.REGRESSED, false))
        .alerted(problem(deploy, AlertState.FIRING));

    JsonNode production = hub.json("/api/v1/services/checkout").at("/environments/0");

    assertThat(production.at("/environment").asString()).isEqualTo("production");
    assertThat(production.at("/deploys").asLong()).isEqualTo(1);
    assertThat(production.at("/newestDeploy/verdict/state").asString()).isEqualTo("regressed");
    assertThat(production.at("/firingAlerts").asLong()).isEqualTo(1);
    assertThat(production.at("/series/0/signal").asString()).isEqualTo("latency_p95");
  }

  @Test
  void a_name_may_hold_slashes() throws Exception {
    story.happened(deploy("octo-org/checkout", "1"));

    assertThat(hub.json("/api/v1/services/octo-org/checkout").at("/name").asString())
        .isEqualTo("octo-org/checkout");
  }

  @Test
  void names_come_in_order_page_by_page() throws Exception {
    story
        .happened(deploy("search", "1"))
        .happened(deploy("cart", "2"))
        .happened(deploy("pay", "3"));

    JsonNode first = hub.json("/api/v1/services?limit=2");
    JsonNode second = hub.json("/api/v1/services?limit=2&cursor=" + first.at("/next").asString());

    assertThat(names(first)).containsExactly("cart", "pay");
    assertThat(names(second)).containsExactly("search");
  }

  @Test
  void a_service_that_nobody_knows_is_not_found() throws Exception {
    assertThat(hub.get("/api/v1/services/nope").body()).contains("there is no service nope");
  }

  private static List<String> names(JsonNode page) {
    return page.at("/items").valueStream().map(service -> service.at("/name").asString()).toList();
  }
}
