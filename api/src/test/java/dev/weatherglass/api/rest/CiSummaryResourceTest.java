package dev.weatherglass.api.rest;

import static dev.weatherglass.api.CiExamples.build;
import static dev.weatherglass.api.CiExamples.late;
import static dev.weatherglass.api.CiExamples.push;
import static dev.weatherglass.core.event.Outcome.SUCCESS;
import static dev.weatherglass.core.event.Phase.FINISHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.CiExamples;
import dev.weatherglass.api.Hub;
import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.history.History;
import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Fingerprint;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Revision;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@OnEveryDatabase
class CiSummaryResourceTest {

  private static final String CI = "/api/v1/summaries/ci";
  private static final String OF_CHECKOUT = CI + "?service=checkout";
  private static final int DAY = 24 * 60;

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
  void builds_are_counted_and_timed_beside_the_period_before() throws Exception {
    story.happened(
        build("checkout", -40 * DAY, "o1", Outcome.SUCCESS, 100),
        build("checkout", 0, "c1", Outcome.SUCCESS, 110),
        build("checkout", 10, "c2", Outcome.FAILURE, 5),
        build("checkout", 20, "c3", Outcome.SUCCESS, 130),
        build("checkout", 30, "c4", Outcome.CANCELLED, 1));

    JsonNode pipeline = hub.json(OF_CHECKOUT).at("/services/0/pipelines/0");

    assertThat(pipeline.at("/unit").asString()).isEqualTo("pipeline");
    assertThat(pipeline.at("/name").asString()).isEqualTo("CI");
    assertThat(pipeline.at("/period/builds").asInt()).isEqualTo(4);
    assertThat(pipeline.at("/period/failedShare").asDouble()).isEqualTo(1.0 / 3);
    assertThat(pipeline.at("/period/medianDurationSeconds").asDouble()).isEqualTo(120);
    assertThat(pipeline.at("/previous/builds").asInt()).isEqualTo(1);
    assertThat(pipeline.at("/medianDurationChange").asDouble()).isEqualTo(0.2);
    assertThat(pipeline.at("/failing").size()).isZero();
  }

  @Test
  void what_still_fails_names_the_first_bad_commit() throws Exception {
    story.happened(
        build("checkout", 0, "good", Outcome.SUCCESS, 60),
        build("checkout", 10, "bad", Outcome.FAILURE, 60),
        build("checkout", 20, "later", Outcome.TIMEOUT, 60));

    JsonNode streak = hub.json(OF_CHECKOUT).at("/services/0/pipelines/0/failing/0");

    assertThat(streak.at("/firstBadCommit").asString()).isEqualTo("bad");
    assertThat(streak.at("/lastGoodCommit").asString()).isEqualTo("good");
    assertThat(streak.at("/since").asString()).isEqualTo("2026-11-23T12:10:00Z");
    assertThat(streak.at("/builds").asInt()).isEqualTo(2);
    assertThat(streak.at("/branch").asString()).isEqualTo("main");
    assertThat(streak.has("reason")).isFalse();
  }

  @Test
  void without_a_success_before_there_is_no_first_bad_commit_and_it_says_why() throws Exception {
    story.happened(build("checkout", 10, "bad", Outcome.FAILURE, 60));

    JsonNode streak = hub.json(OF_CHECKOUT).at("/services/0/pipelines/0/failing/0");

    assertThat(streak.at("/firstBadCommit").isNull()).isTrue();
    assertThat(streak.at("/reason").asString()).isEqualTo("no success before it is known");
  }

  @Test
  void a_short_history_that_got_slower_is_told_by_the_medians_with_the_policy() throws Exception {
    story.happened(durations(100, 102, 98, 100, 101, 150, 160, 155));

    JsonNode answer = hub.json(OF_CHECKOUT);
    JsonNode duration = answer.at("/services/0/pipelines/0/duration");

    assertThat(duration.at("/rule").asString()).isEqualTo("medians");
    assertThat(duration.at("/slower").asBoolean()).isTrue();
    assertThat(duration.at("/latestMedianSeconds").asDouble()).isEqualTo(155);
    assertThat(duration.at("/baselineMedianSeconds").asDouble()).isEqualTo(100);
    assertThat(duration.at("/increase").asDouble()).isEqualTo(0.55);
    assertThat(duration.at("/since/commit").asString()).isEqualTo("c5");
    assertThat(answer.at("/policy/relativeIncrease").asDouble()).isEqualTo(0.25);
    assertThat(answer.at("/policy/minimumIncreaseSeconds").asDouble()).isEqualTo(30);
    assertThat(answer.at("/policy/sustained").asBoolean()).isTrue();
  }

  @Test
  void the_policy_is_the_askers_if_he_likes() throws Exception {
    story.happened(durations(1500, 1510, 1490, 1500, 1500, 1400, 1980, 2040));

    String lenient = "&relativeIncrease=0.25&minimumIncreaseSeconds=360&latest=3&baseline=5";

    assertThat(slower("&sustained=false" + lenient)).isTrue();
    assertThat(slower("&sustained=true" + lenient)).isFalse();
    assertThat(slower("&sustained=false&minimumIncreaseSeconds=900")).isFalse();
  }

  @Test
  void with_too_few_builds_nobody_knows_whether_they_got_slower() throws Exception {
    story.happened(durations(100, 102));

    JsonNode duration = hub.json(OF_CHECKOUT).at("/services/0/pipelines/0/duration");

    assertThat(duration.at("/slower").isNull()).isTrue();
    assertThat(duration.at("/latestMedianSeconds").isNull()).isTrue();
    assertThat(duration.at("/reason").asString()).isEqualTo("too few successful builds to compare");
  }

  @Test
  void what_the_judge_told_is_never_overruled_by_the_medians() throws Exception {
    story.happened(durations(100, 102, 98, 100, 101, 150, 160, 155));
    story.alerted(slowBuilds(CiExamples.at(60)));

    JsonNode over = hub.json(OF_CHECKOUT).at("/services/0/pipelines/0/duration");

    assertThat(over.at("/rule").asString()).isEqualTo("judge");
    assertThat(over.at("/slower").asBoolean()).isFalse();
    assertThat(over.has("alert")).isTrue();

    story.alerted(slowBuilds(null));
    JsonNode firing = hub.json(OF_CHECKOUT).at("/services/0/pipelines/0/duration");

    assertThat(firing.at("/slower").asBoolean()).isTrue();
    assertThat(firing.at("/since/commit").asString()).isEqualTo("c5");
    assertThat(firing.at("/reason").asString()).contains("takes 155 s");
  }

  @Test
  void the_silence_of_a_judge_that_could_speak_stands_but_it_is_silent_about_an_import()
      throws Exception {
    double[] seconds = new double[26];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = i < 23 ? 100 : 200;
    }
    story.happened(durations(seconds));
    for (int i = 0; i < seconds.length; i++) {
      BuildEvent build =
          build("checkout", "old", "o" + i, FINISHED, 10 * i, "c" + i, SUCCESS, seconds[i]);
      story.happened(late(build, Duration.ofDays(9)));
    }

    JsonNode pipelines = hub.json(OF_CHECKOUT).at("/services/0/pipelines");

    assertThat(pipelines.at("/0/duration/rule").asString()).isEqualTo("judge");
    assertThat(pipelines.at("/0/duration/slower").asBoolean()).isFalse();
    assertThat(pipelines.at("/1/name").asString()).isEqualTo("old");
    assertThat(pipelines.at("/1/duration/rule").asString()).isEqualTo("medians");
    assertThat(pipelines.at("/1/duration/slower").asBoolean()).isTrue();
  }

  @Test
  void people_wait_from_the_commit_to_the_first_result() throws Exception {
    story.happened(
        push("checkout", 0, "c1"),
        build("checkout", 6, "c1", Outcome.FAILURE, 60),
        build("checkout", 9, "c1", Outcome.SUCCESS, 60),
        build("checkout", 20, "unknown", Outcome.SUCCESS, 60));

    JsonNode feedback = hub.json(OF_CHECKOUT).at("/services/0/timeToFeedback");

    assertThat(feedback.at("/medianSeconds").asDouble()).isEqualTo(360);
    assertThat(feedback.at("/p90Seconds").asDouble()).isEqualTo(360);
    assertThat(feedback.at("/commits").asInt()).isEqualTo(1);
    assertThat(feedback.at("/leftOut/timeUnknown").asInt()).isEqualTo(1);
  }

  @Test
  void an_empty_period_has_no_data_and_no_zeros() throws Exception {
    story.happened(build("checkout", 0, "c1", Outcome.SUCCESS, 60));

    JsonNode service = hub.json(OF_CHECKOUT + "&from=2025-01-01&to=2025-02-01").at("/services/0");

    assertThat(service.at("/reason").asString()).isEqualTo("no_data");
    assertThat(service.at("/pipelines").size()).isZero();
    assertThat(service.at("/timeToFeedback/medianSeconds").isNull()).isTrue();
    assertThat(service.at("/timeToFeedback/reason").asString()).isEqualTo("no_data");
  }

  @Test
  void links_lead_to_the_builds_behind_the_numbers() throws Exception {
    story.happened(
        build("checkout", 0, "c1", Outcome.SUCCESS, 60),
        build("checkout", 10, "c2", Outcome.FAILURE, 60));

    JsonNode links = hub.json(OF_CHECKOUT).at("/services/0/pipelines/0/links");

    assertThat(hub.json(links.at("/builds").asString()).at("/items").size()).isEqualTo(2);
    assertThat(hub.json(links.at("/failed").asString()).at("/items/0/revision/commit").asString())
        .isEqualTo("c2");
  }

  @Test
  void services_come_by_name_page_by_page() throws Exception {
    story.happened(
        build("search", 0, "c1", Outcome.SUCCESS, 60),
        build("checkout", 10, "c2", Outcome.FAILURE, 60));

    JsonNode first = hub.json(CI + "?limit=1");
    JsonNode second = hub.json(CI + "?limit=1&cursor=" + first.at("/next").asString());

    assertThat(first.at("/services/0/service").asString()).isEqualTo("checkout");
    assertThat(second.at("/services/0/service").asString()).isEqualTo("search");
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void a_service_that_nobody_knows_is_not_found() throws Exception {
    assertThat(hub.get(CI + "?service=nope").statusCode()).isEqualTo(404);
    assertThat(hub.json(CI).at("/services").size()).isZero();
  }

  @Test
  void who_has_the_answer_already_is_not_told_again() throws Exception {
    story.happened(build("checkout", 0, "c1", Outcome.SUCCESS, 60));

    String tag = hub.get(OF_CHECKOUT).headers().firstValue("ETag").orElseThrow();

    assertThat(hub.open(OF_CHECKOUT, "If-None-Match", tag).statusCode()).isEqualTo(304);
    story.happened(build("checkout", 1, "c2", Outcome.SUCCESS, 60));
    assertThat(hub.open(OF_CHECKOUT, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void order_and_repetition_change_nothing() throws Exception {
    List<DeliveryEvent> events =
        new ArrayList<>(List.of(durations(90, 95, 92, 91, 90, 150, 170, 160)));
    events.add(push("checkout", 0, "c5"));
    events.add(build("checkout", 500, "x", Outcome.FAILURE, 60));
    story.happened(events.toArray(DeliveryEvent[]::new));
    String expected = hub.get(CI).body();

    for (int seed = 0; seed < 5; seed++) {
      List<DeliveryEvent> again = new ArrayList<>(events);
      again.addAll(events.subList(3, 6));
      Collections.shuffle(again, new Random(seed));
      History history = kept.open(directory.resolve("again-" + seed + ".db"), 4);
      again.forEach(new Story(history)::happened);
      try (Hub other = Hub.over(history)) {
        assertThat(other.get(CI).body()).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  @Test
  void everything_that_is_wrong_with_a_query_is_told_at_once() throws Exception {
    HttpResponse<String> answer =
        hub.get(
            CI
                + "?relativeIncrease=0&minimumIncreaseSeconds=-1&sustained=maybe&latest=0"
                + "&baseline=x&limit=101&cursor=*&from=2026-11-24&to=2026-11-23&branch=main");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains(
            "relativeIncrease must be positive but was 0",
            "minimumIncreaseSeconds must be a number like 0.25 but was -1",
            "sustained must be true or false but was maybe",
            "latest must be a whole number in [1, 1000] but was 0",
            "baseline must be a whole number in [1, 1000] but was x",
            "limit must be a whole number in [1, 100] but was 101",
            "cursor must be",
            "to must be after from",
            "branch is not known here");
  }

  private boolean slower(String query) throws Exception {
    return hub.json(OF_CHECKOUT + query).at("/services/0/pipelines/0/duration/slower").asBoolean();
  }

  /// Successful builds of commits c0, c1, … that took these seconds, one an hour.
  private static DeliveryEvent[] durations(double... seconds) {
    DeliveryEvent[] builds = new DeliveryEvent[seconds.length];
    for (int i = 0; i < seconds.length; i++) {
      builds[i] =
          build("checkout", 60 * (i - seconds.length), "c" + i, Outcome.SUCCESS, seconds[i]);
    }
    return builds;
  }

  /// What the judge of commits tells about pipeline CI on main.
  private static Problem slowBuilds(@Nullable Instant ended) {
    var blamed =
        new Change(
            "change-5",
            EventKind.CHANGE,
            "checkout",
            "production",
            CiExamples.at(-180),
            new Revision(null, "c5", null),
            null,
            null,
            "/ci",
            null);
    Map<String, String> labels =
        Map.of(
            "alertname", "BuildSlower",
            "service", "checkout",
            "environment", "production",
            "signal", "build_duration",
            "by", "pipeline CI, branch main",
            "change", "change-5");
    AlertState state = ended == null ? AlertState.FIRING : AlertState.RESOLVED;
    var alert =
        new Alert(
            Fingerprint.of(labels),
            labels,
            state,
            "checkout: pipeline CI takes 155 s instead of 100 s (+55 %) since commit c5",
            null,
            CiExamples.at(-60),
            blamed.onset(),
            ended,
            ended == null ? null : "the newest commits lie at the level before");
    return new Problem(
        "problem-5",
        "",
        "checkout",
        "production",
        state,
        alert.startsAt(),
        List.of(blamed),
        List.of(alert),
        List.of(),
        alert.startsAt(),
        ended,
        null,
        alert.summary());
  }
}
