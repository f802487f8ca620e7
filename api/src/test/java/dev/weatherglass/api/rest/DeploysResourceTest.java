package dev.weatherglass.api.rest;

import static dev.weatherglass.api.Examples.NOON;
import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.ending;
import static dev.weatherglass.api.Examples.heardAfter;
import static dev.weatherglass.api.Examples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Hub;
import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.history.History;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.verify.VerdictState;
import dev.weatherglass.testkit.Patience;
import dev.weatherglass.wire.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@OnEveryDatabase
class DeploysResourceTest {

  private static final DeployEvent DEPLOY = deploy("checkout", "1.4.2");
  private static final String ONE = "/api/v1/deploys/" + DEPLOY.deployId();
  private static final String VERDICT = ONE + "/verdict";

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
  void a_deploy_says_what_where_when_and_by_whom() throws Exception {
    story.happened(DEPLOY);

    JsonNode deploy = hub.json(ONE);

    assertThat(deploy.at("/service").asString()).isEqualTo("checkout");
    assertThat(deploy.at("/environment").asString()).isEqualTo("production");
    assertThat(deploy.at("/revision/version").asString()).isEqualTo("1.4.2");
    assertThat(deploy.at("/how").asString()).isEqualTo("rollout");
    assertThat(deploy.at("/outcome").asString()).isEqualTo("success");
    assertThat(deploy.at("/finishedAt").asString()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(deploy.at("/actor").asString()).isEqualTo("dana");
    assertThat(deploy.at("/events/0/id").asString()).isEqualTo("checkout-1.4.2-finished");
  }

  @Test
  void without_a_verdict_a_deploy_says_null_and_why() throws Exception {
    story.happened(DEPLOY).happened(heardAfter(deploy("checkout", "old"), Duration.ofDays(2)));

    JsonNode deploys = hub.json("/api/v1/deploys?version=old").at("/items");

    assertThat(deploys.at("/0/verdict").isNull()).isTrue();
    assertThat(deploys.at("/0/reason").asString()).isEqualTo("reported late");
    assertThat(hub.json(ONE).at("/reason").asString()).isEqualTo("not judged yet");
  }

  @Test
  void with_a_verdict_a_deploy_shows_it_in_short() throws Exception {
    story.happened(DEPLOY).judged(verdict(DEPLOY, VerdictState.REGRESSED, false));

    JsonNode deploy = hub.json(ONE);

    assertThat(deploy.at("/verdict/state").asString()).isEqualTo("regressed");
    assertThat(deploy.has("reason")).isFalse();
  }

  @Test
  void deploys_are_found_by_service_version_and_environment() throws Exception {
    story
        .happened(DEPLOY)
        .happened(deploy("checkout", "1.4.3"))
        .happened(deploy("search", "1.4.2"));

    assertThat(versions("?service=checkout&version=1.4.2")).containsExactly("1.4.2");
    assertThat(versions("?service=checkout")).hasSize(2);
    assertThat(versions("?environment=staging")).isEmpty();
  }

  @Test
  void deploys_are_found_by_when_they_happened() throws Exception {
    for (int minute = 0; minute < 4; minute++) {
      story.happened(at(minute));
    }

    assertThat(versions("?from=2026-11-23T12:01:00Z&to=2026-11-23T14:03:00+02:00"))
        .containsExactly("v2", "v1");
    assertThat(versions("?from=2026-11-24")).isEmpty();
    assertThat(versions("?to=2026-11-24")).hasSize(4);
  }

  @Test
  void everything_that_is_wrong_with_a_question_is_said_at_once() throws Exception {
    HttpResponse<String> answer =
        hub.get("/api/v1/deploys?from=noon&limit=0&cursor=%25&serivce=checkout");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains(
            "from must be a time like 2026-11-23T14:05:00Z or a day like 2026-11-23 but was noon",
            "limit must be a whole number in [1, 500] but was 0",
            "cursor must be `next` of an earlier answer but was %",
            "serivce is not known here");
    assertThat(hub.get("/api/v1/deploys?from=2026-11-24&to=2026-11-23").body())
        .contains("to must be after from (2026-11-24T00:00:00Z) but was 2026-11-23T00:00:00Z");
  }

  @Test
  void pages_follow_each_other_newest_first_whatever_comes_meanwhile() throws Exception {
    for (int minute = 0; minute < 5; minute++) {
      story.happened(at(minute));
    }

    JsonNode first = hub.json("/api/v1/deploys?limit=2");
    story.happened(at(99));
    JsonNode second = hub.json("/api/v1/deploys?limit=2&cursor=" + first.at("/next").asString());
    JsonNode third = hub.json("/api/v1/deploys?limit=2&cursor=" + second.at("/next").asString());

    assertThat(versions(first)).containsExactly("v4", "v3");
    assertThat(versions(second)).containsExactly("v2", "v1");
    assertThat(versions(third)).containsExactly("v0");
    assertThat(third.has("next")).isFalse();
  }

  @Test
  void deploys_of_the_same_moment_are_paged_without_loss() throws Exception {
    for (int i = 0; i < 5; i++) {
      story.happened(deploy("checkout", "v" + i, "run-" + i, Phase.FINISHED, NOON));
    }

    List<String> seen = new ArrayList<>();
    JsonNode page = hub.json("/api/v1/deploys?limit=2");
    seen.addAll(versions(page));
    while (page.has("next")) {
      page = hub.json("/api/v1/deploys?limit=2&cursor=" + page.at("/next").asString());
      seen.addAll(versions(page));
    }

    assertThat(seen).containsExactlyInAnyOrder("v0", "v1", "v2", "v3", "v4");
  }

  @Test
  void the_next_page_is_also_a_link_header_that_keeps_the_filter() throws Exception {
    story.happened(at(1)).happened(at(2));

    HttpResponse<String> answer = hub.get("/api/v1/deploys?service=checkout&limit=1");

    assertThat(answer.headers().firstValue("Link"))
        .get()
        .asString()
        .startsWith("</api/v1/deploys?")
        .contains("service=checkout", "limit=1", "cursor=")
        .endsWith("; rel=\"next\"");
  }

  @Test
  void everything_that_is_wrong_with_a_query_is_told_at_once() throws Exception {
    HttpResponse<String> answer =
        hub.get("/api/v1/deploys?limit=0&cursor=!!&serivce=checkout&version=");

    JsonNode problem = Json.MAPPER.readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("application/problem+json");
    assertThat(problem.at("/errors").valueStream().map(error -> error.at("/pointer").asString()))
        .containsExactlyInAnyOrder("limit", "cursor", "serivce", "version");
    assertThat(problem.at("/detail").asString())
        .contains("limit must be a whole number in [1, 500] but was 0", "known: service");
  }

  @Test
  void a_deploy_that_nobody_knows_is_not_found_by_its_id() throws Exception {
    HttpResponse<String> answer = hub.get("/api/v1/deploys/nope/verdict?wait=60s");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("there is no deploy nope");
  }

  @Test
  void a_known_deploy_that_is_not_judged_yet_is_being_judged() throws Exception {
    story.happened(DEPLOY);

    JsonNode answer = hub.json(VERDICT);

    assertThat(answer.at("/state").asString()).isEqualTo("judging");
    assertThat(answer.at("/ended").asBoolean()).isFalse();
    assertThat(answer.at("/reason").asString()).isEqualTo("not judged yet");
    assertThat(answer.at("/verdict").isNull()).isTrue();
  }

  @Test
  void a_deploy_that_will_never_be_judged_says_so_and_nobody_waits() throws Exception {
    story.happened(ending(DEPLOY, Outcome.CANCELLED));

    JsonNode answer = hub.json(VERDICT + "?wait=60s");

    assertThat(answer.at("/state").asString()).isEqualTo("unjudged");
    assertThat(answer.at("/ended").asBoolean()).isTrue();
    assertThat(answer.at("/reason").asString()).isEqualTo("cancelled before it started");
  }

  @ParameterizedTest
  @EnumSource(
      value = VerdictState.class,
      names = {"HEALTHY", "REGRESSED"})
  void waiting_ends_with_the_commit_that_settles_it(VerdictState state) throws Exception {
    story.happened(DEPLOY);
    CompletableFuture<JsonNode> answer = hub.jsonLater(VERDICT + "?wait=60s");

    story.happened(deploy("search", "7"));
    story.judged(verdict(DEPLOY, VerdictState.JUDGING, false));
    story.judged(verdict(DEPLOY, state, false));

    JsonNode settled = answer.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(settled.at("/state").asString()).isEqualTo(state.word());
    assertThat(settled.at("/verdict/series/0/effect/unit").asString()).isEqualTo("%");
  }

  @Test
  void waiting_ends_when_the_verification_has_ended_however() throws Exception {
    story.happened(DEPLOY);
    CompletableFuture<JsonNode> answer = hub.jsonLater(VERDICT + "?wait=60s");

    story.judged(verdict(DEPLOY, VerdictState.INCONCLUSIVE, true));

    JsonNode settled = answer.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(settled.at("/state").asString()).isEqualTo("inconclusive");
    assertThat(settled.at("/ended").asBoolean()).isTrue();
  }

  @Test
  void when_the_time_is_up_the_answer_is_what_is_known_by_then() throws Exception {
    story.happened(DEPLOY).judged(verdict(DEPLOY, VerdictState.JUDGING, false));

    assertThat(hub.json(VERDICT + "?wait=20ms").at("/state").asString()).isEqualTo("judging");
  }

  @Test
  void a_wait_of_more_than_a_minute_or_of_no_known_form_is_refused() throws Exception {
    assertThat(hub.get(VERDICT + "?wait=2m").body()).contains("must be at most 60s but was 2m");
    assertThat(hub.get(VERDICT + "?wait=soon").body()).contains("60s or 1m but was soon");
  }

  private static DeployEvent at(int minute) {
    return deploy(
        "checkout", "v" + minute, "run-" + minute, Phase.FINISHED, NOON.plusSeconds(60L * minute));
  }

  private List<String> versions(String query) throws Exception {
    return versions(hub.json("/api/v1/deploys" + query));
  }

  private static List<String> versions(JsonNode page) {
    return page.at("/items")
        .valueStream()
        .map(deploy -> deploy.at("/revision/version").asString())
        .toList();
  }
}
