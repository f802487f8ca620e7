package dev.weatherglass.api.rest;

import static dev.weatherglass.api.CiExamples.asJob;
import static dev.weatherglass.api.CiExamples.build;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Hub;
import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.history.Build;
import dev.weatherglass.api.history.History;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.wire.access.Grant;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@OnEveryDatabase
class BuildsResourceTest {

  private static final BuildEvent BUILD = build("checkout", 6, "c1", Outcome.SUCCESS, 120);

  private final Kept kept = Kept.here();
  @TempDir Path directory;

  private History history;
  private Hub hub;
  private Story story;

  @BeforeEach
  void open() {
    history = kept.open(directory.resolve("history.db"), 4);
    hub = Hub.over(history);
    story = new Story(history);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_build_says_what_when_how_long_and_how_it_ended() throws Exception {
    story.happened(BUILD);

    JsonNode build = hub.json("/api/v1/builds/" + Build.id(BUILD));

    assertThat(build.at("/service").asString()).isEqualTo("checkout");
    assertThat(build.at("/unit").asString()).isEqualTo("pipeline");
    assertThat(build.at("/name").asString()).isEqualTo("CI");
    assertThat(build.at("/branch").asString()).isEqualTo("main");
    assertThat(build.at("/revision/commit").asString()).isEqualTo("c1");
    assertThat(build.at("/outcome").asString()).isEqualTo("success");
    assertThat(build.at("/startedAt").asString()).isEqualTo("2026-11-23T12:04:00Z");
    assertThat(build.at("/finishedAt").asString()).isEqualTo("2026-11-23T12:06:00Z");
    assertThat(build.at("/durationSeconds").asDouble()).isEqualTo(120);
  }

  @Test
  void the_phases_of_a_run_are_one_build_however_they_come() throws Exception {
    BuildEvent started =
        build("checkout", "CI", "run-6", Phase.STARTED, 1, "c1", Outcome.UNKNOWN, null);

    story.happened(BUILD).happened(started).happened(BUILD);

    JsonNode builds = hub.json("/api/v1/builds").at("/items");
    assertThat(builds.size()).isEqualTo(1);
    assertThat(builds.at("/0/phase").asString()).isEqualTo("finished");
    assertThat(builds.at("/0/startedAt").asString()).isEqualTo("2026-11-23T12:01:00Z");
  }

  @Test
  void builds_are_found_by_everything_they_are_known_by() throws Exception {
    story.happened(
        BUILD,
        asJob(build("checkout", 7, "c2", Outcome.FAILURE, 5), "lint"),
        build("checkout", 8, "c3", Outcome.TIMEOUT, 5),
        build("search", 9, "s1", Outcome.CANCELLED, 5));

    assertThat(commits("?service=checkout")).containsExactly("c3", "c2", "c1");
    assertThat(commits("?unit=job")).containsExactly("c2");
    assertThat(commits("?name=lint")).containsExactly("c2");
    assertThat(commits("?commit=c1")).containsExactly("c1");
    assertThat(commits("?outcome=cancelled")).containsExactly("s1");
    assertThat(commits("?result=failed")).containsExactly("c3", "c2");
    assertThat(commits("?result=passed&service=search")).isEmpty();
    assertThat(commits("?branch=main&from=2026-11-23T12:07:00Z&to=2026-11-23T12:09:00Z"))
        .containsExactly("c3", "c2");
    assertThat(commits("?environment=staging")).isEmpty();
  }

  @Test
  void pages_follow_each_other_without_loss() throws Exception {
    for (int minute = 0; minute < 5; minute++) {
      story.happened(build("checkout", minute, "c" + minute, Outcome.SUCCESS, 5));
    }

    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = hub.json("/api/v1/builds?limit=2" + cursor);
      page.at("/items").forEach(build -> seen.add(build.at("/revision/commit").asString()));
      cursor = page.has("next") ? "&cursor=" + page.at("/next").asString() : "";
    } while (!cursor.isEmpty());

    assertThat(seen).containsExactly("c4", "c3", "c2", "c1", "c0");
  }

  @Test
  void everything_that_is_wrong_with_a_query_is_told_at_once() throws Exception {
    HttpResponse<String> answer =
        hub.get(
            "/api/v1/builds?unit=house&outcome=fine&limit=501&from=2026-11-24&to=2026-11-23&x=1");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains(
            "unit must be one of pipeline, stage, job, task, check but was house",
            "outcome must be one of success, failure",
            "limit must be a whole number in [1, 500] but was 501",
            "to must be after from",
            "x is not known here");
  }

  @Test
  void a_time_that_no_calendar_of_ours_has_is_refused() throws Exception {
    HttpResponse<String> answer = hub.get("/api/v1/builds?from=-999999999-01-01T00:00:00Z");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("from must be a time like");
  }

  @Test
  void a_build_of_a_service_that_the_asker_may_not_see_is_not_there() throws Exception {
    story.happened(BUILD, build("search", 9, "s1", Outcome.SUCCESS, 5));
    var search = new Grant("search", Set.of(), Optional.of(Set.of("search")));

    try (Hub limited = Hub.over(history, search)) {
      assertThat(limited.get("/api/v1/builds/" + Build.id(BUILD)).statusCode()).isEqualTo(404);
      assertThat(limited.json("/api/v1/builds").at("/items").size()).isEqualTo(1);
    }
  }

  private List<String> commits(String query) throws Exception {
    return hub.json("/api/v1/builds" + query)
        .at("/items")
        .valueStream()
        .map(build -> build.at("/revision/commit").asString())
        .toList();
  }
}
