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
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Incidents, code changes, and the list of everything.
@OnEveryDatabase
class EntitiesTest {

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
  void an_incident_is_one_thing_whatever_the_order_of_its_events() throws Exception {
    story
        .happened(incident("checkout", "INC-7", Phase.RESOLVED, NOON.plusSeconds(600)))
        .happened(incident("checkout", "INC-7", Phase.OPENED, NOON))
        .happened(incident("checkout", "INC-7", Phase.OPENED, NOON));

    JsonNode incidents = hub.json("/api/v1/incidents").at("/items");

    assertThat(incidents.size()).isEqualTo(1);
    assertThat(incidents.at("/0/openedAt").asString()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(incidents.at("/0/resolvedAt").asString()).isEqualTo("2026-11-23T12:10:00Z");
    assertThat(hub.json("/api/v1/incidents/" + incidents.at("/0/id").asString()))
        .isEqualTo(incidents.get(0));
  }

  @Test
  void an_incident_that_is_opened_again_is_open() throws Exception {
    story.happened(
        incident("checkout", "INC-7", Phase.OPENED, NOON),
        incident("checkout", "INC-7", Phase.RESOLVED, NOON.plusSeconds(60)),
        incident("checkout", "INC-7", Phase.OPENED, NOON.plusSeconds(120)),
        incident("checkout", "INC-8", Phase.OPENED, NOON),
        incident("checkout", "INC-8", Phase.RESOLVED, NOON.plusSeconds(60)));

    assertThat(texts("/api/v1/incidents?open=true", "/key")).containsExactly("INC-7");
    assertThat(texts("/api/v1/incidents?open=false", "/key")).containsExactly("INC-8");
    assertThat(hub.get("/api/v1/incidents?open=yes").body())
        .contains("open must be true or false but was yes");
  }

  @Test
  void a_signal_is_no_incident() throws Exception {
    story.happened(incident("checkout", "CrashLoop", Phase.SIGNAL, NOON));

    assertThat(hub.json("/api/v1/incidents").at("/items").size()).isZero();
  }

  @Test
  void a_request_gathers_what_its_events_say() throws Exception {
    story.happened(
        code("checkout", "42", Phase.MERGED, NOON, "b2"),
        code("checkout", "42", Phase.CREATED, NOON.minus(Duration.ofHours(3)), "a1"));

    JsonNode change = hub.json("/api/v1/changes?phase=merged").at("/items/0");

    assertThat(change.at("/createdAt").asString()).isEqualTo("2026-11-23T09:00:00Z");
    assertThat(change.at("/landedAt").asString()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(change.at("/commits").size()).isEqualTo(2);
    assertThat(hub.json("/api/v1/changes?phase=pushed").at("/items").size()).isZero();
  }

  @Test
  void everything_that_happened_around_noon_is_one_list() throws Exception {
    story.happened(
        deploy("checkout", "1.4.2"),
        incident("checkout", "INC-7", Phase.OPENED, NOON.plusSeconds(60)),
        code("search", "42", Phase.MERGED, NOON.minusSeconds(60), "b2"));

    assertThat(texts("/api/v1/events?from=2026-11-23T11:55:00Z&to=2026-11-23T12:05:00Z", "/kind"))
        .containsExactly("incident", "deploy", "change");
    assertThat(texts("/api/v1/events?kind=deploy&service=checkout", "/id"))
        .containsExactly("checkout-1.4.2-finished");
    assertThat(texts("/api/v1/events?to=2026-11-23T12:00:00Z", "/service"))
        .containsExactly("search");
  }

  @Test
  void events_of_one_moment_are_paged_without_loss() throws Exception {
    for (int number = 0; number < 7; number++) {
      story.happened(incident("checkout", "INC-" + number, Phase.OPENED, NOON));
    }

    String path = "/api/v1/events?limit=3";
    List<String> first = texts(path, "/id");
    String next = hub.json(path).at("/next").asString();
    List<String> second = texts(path + "&cursor=" + next, "/id");

    assertThat(first).hasSize(3).doesNotContainAnyElementsOf(second);
    assertThat(second).hasSize(3);
  }

  @Test
  void an_event_that_is_told_again_about_something_else_leaves_nothing_behind() throws Exception {
    IncidentEvent told = incident("checkout", "INC-7", Phase.OPENED, NOON);
    story
        .happened(told)
        .happened(new IncidentEvent(told.context(), "INC-700", "Told better", null));

    assertThat(texts("/api/v1/incidents", "/key")).hasSize(1);
    assertThat(texts("/api/v1/events", "/kind")).containsExactly("incident");
  }

  @Test
  void what_nobody_knows_is_not_found() throws Exception {
    assertThat(hub.get("/api/v1/incidents/nothing").statusCode()).isEqualTo(404);
    assertThat(hub.get("/api/v1/changes/nothing").body()).contains("there is no change nothing");
  }

  private List<String> texts(String path, String field) throws Exception {
    return StreamSupport.stream(hub.json(path).at("/items").spliterator(), false)
        .map(item -> item.at(field).asString())
        .toList();
  }
}
