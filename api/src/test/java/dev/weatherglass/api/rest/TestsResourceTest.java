package dev.weatherglass.api.rest;

import static dev.weatherglass.api.CiExamples.failed;
import static dev.weatherglass.api.CiExamples.late;
import static dev.weatherglass.api.CiExamples.passed;
import static dev.weatherglass.api.CiExamples.tests;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Hub;
import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.history.History;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.TestEvent.TestCase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@OnEveryDatabase
class TestsResourceTest {

  private static final String FLAKY = "/api/v1/tests/flaky";
  private static final String SLOWEST = "/api/v1/tests/slowest";
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
  void a_test_that_failed_and_passed_at_one_commit_is_flaky_and_says_how_one_knows()
      throws Exception {
    story.happened(
        tests("checkout", 0, "c1", 40, failed("Cart.total"), passed("Cart.add", 0.01)),
        tests("checkout", 5, "c1", 40));

    JsonNode answer = hub.json(FLAKY + "?service=checkout");
    JsonNode test = answer.at("/items/0");

    assertThat(answer.at("/items").size()).isEqualTo(1);
    assertThat(answer.at("/complete").asBoolean()).isTrue();
    assertThat(test.at("/name").asString()).isEqualTo("Cart.total");
    assertThat(test.at("/suite").asString()).isEqualTo("unit");
    assertThat(test.at("/revisions").asInt()).isEqualTo(1);
    assertThat(test.at("/evidence/0").asString()).isEqualTo("suite_passed");
    assertThat(test.at("/message").asString()).isEqualTo("expected 3 but was 4");
    assertThat(test.at("/newest/0/revision").asString()).isEqualTo("c1");
    assertThat(test.at("/newest/0/failed/run").asString()).isEqualTo("run-0");
    assertThat(test.at("/newest/0/passed/at").asString()).isEqualTo("2026-11-23T12:05:00Z");
  }

  @Test
  void a_run_that_failed_otherwise_can_say_that_the_case_passed() throws Exception {
    story.happened(
        tests("checkout", 0, "c1", 2, failed("Cart.total"), passed("Cart.add", 0.01)),
        tests("checkout", 5, "c1", 2, failed("Cart.add"), passed("Cart.total", 0.01)));

    assertThat(names(hub.json(FLAKY))).containsExactlyInAnyOrder("Cart.total", "Cart.add");
    assertThat(hub.json(FLAKY).at("/items/0/evidence/0").asString()).isEqualTo("rerun");
  }

  @Test
  void a_test_that_was_mended_or_that_another_service_calls_the_same_is_not_flaky()
      throws Exception {
    story.happened(
        tests("checkout", 0, "c1", 40, failed("Cart.total")),
        tests("checkout", 5, "c2", 40),
        tests("search", 5, "c1", 40));

    assertThat(names(hub.json(FLAKY))).isEmpty();
  }

  @Test
  void the_period_is_the_thirty_days_that_end_with_the_day_of_the_newest_run() throws Exception {
    story.happened(
        tests("checkout", -31 * DAY, "old", 40, failed("old")),
        tests("checkout", -31 * DAY + 1, "old", 40),
        tests("checkout", 0, "c1", 40));

    JsonNode usual = hub.json(FLAKY);

    assertThat(usual.at("/from").asString()).isEqualTo("2026-10-25T00:00:00Z");
    assertThat(usual.at("/to").asString()).isEqualTo("2026-11-24T00:00:00Z");
    assertThat(names(usual)).isEmpty();
    assertThat(names(hub.json(FLAKY + "?from=2026-10-01"))).containsExactly("old");
    assertThat(hub.json(FLAKY + "?from=2027-01-01").at("/to").asString())
        .isEqualTo("2027-01-31T00:00:00Z");
  }

  @Test
  void without_any_run_there_is_no_period_and_no_test() throws Exception {
    JsonNode answer = hub.json(FLAKY);

    assertThat(answer.has("from")).isFalse();
    assertThat(answer.at("/items").size()).isZero();
    assertThat(hub.json(SLOWEST + "?service=nobody").at("/runs").asInt()).isZero();
  }

  @Test
  void the_worst_comes_first_and_pages_go_on_after_it() throws Exception {
    List<DeliveryEvent> events = new ArrayList<>();
    for (int commit = 0; commit < 4; commit++) {
      TestCase[] failing = new TestCase[4 - commit];
      for (int i = 0; i < failing.length; i++) {
        failing[i] = failed("case-" + i);
      }
      events.add(tests("checkout", 10 * commit, "c" + commit, 40, failing));
      events.add(tests("checkout", 10 * commit + 1, "c" + commit, 40));
    }
    story.happened(events.toArray(DeliveryEvent[]::new));

    JsonNode first = hub.json(FLAKY + "?limit=3");
    JsonNode second = hub.json(FLAKY + "?limit=3&cursor=" + first.at("/next").asString());

    assertThat(names(first)).containsExactly("case-0", "case-1", "case-2");
    assertThat(names(second)).containsExactly("case-3");
    assertThat(second.has("next")).isFalse();
    assertThat(hub.get(FLAKY + "?limit=3").headers().firstValue("Link")).isPresent();
  }

  @Test
  void order_repetition_and_how_late_they_come_change_nothing() throws Exception {
    List<DeliveryEvent> events =
        List.of(
            tests("checkout", 0, "c1", 40, failed("a"), passed("slow", 3)),
            tests("checkout", 5, "c1", 40, passed("slow", 4)),
            tests("checkout", 6, "c2", 3, failed("b"), passed("a", 1), passed("c", 0.2)),
            tests("checkout", 7, "c2", 3, failed("a"), passed("b", 1), passed("c", 0.2)));
    story.happened(events.toArray(DeliveryEvent[]::new));
    String flaky = hub.get(FLAKY).body();
    String slowest = hub.get(SLOWEST).body();

    for (int seed = 0; seed < 5; seed++) {
      List<DeliveryEvent> again = new ArrayList<>(events);
      again.addAll(events.subList(1, 3));
      Collections.shuffle(again, new Random(seed));
      Path file = directory.resolve("again-" + seed + ".db");
      try (Hub other = Hub.over(filled(file, again))) {
        assertThat(other.get(FLAKY).body()).as("seed %d", seed).isEqualTo(flaky);
        assertThat(other.get(SLOWEST).body()).as("seed %d", seed).isEqualTo(slowest);
      }
    }
    assertThat(flaky).contains("\"a\"", "\"b\"");
  }

  @Test
  void a_run_that_was_read_anew_replaces_what_was_read_before() throws Exception {
    DeliveryEvent misread = tests("checkout", 0, "c1", 40, failed("a"));
    DeliveryEvent right = late(tests("checkout", 0, "c1", 40), Duration.ofHours(1));

    story.happened(misread, tests("checkout", 5, "c1", 40)).happened(right).happened(misread);

    assertThat(names(hub.json(FLAKY))).isEmpty();
  }

  @Test
  void the_slowest_test_comes_first() throws Exception {
    story.happened(
        tests("checkout", 0, "c1", 3, passed("slow", 3), passed("slower", 9)),
        tests("checkout", 5, "c2", 3, passed("slow", 5), passed("slower", 7)),
        tests("search", 5, "c2", 3, passed("quick", 0.01)));

    JsonNode tests = hub.json(SLOWEST);

    assertThat(names(tests)).containsExactly("slower", "slow");
    assertThat(tests.at("/items/0/medianSeconds").asDouble()).isEqualTo(8);
    assertThat(tests.at("/items/0/longestSeconds").asDouble()).isEqualTo(9);
    assertThat(tests.at("/items/0/runs").asInt()).isEqualTo(2);
    assertThat(hub.json(SLOWEST + "?scope=suite&service=search").at("/items/0/medianSeconds"))
        .hasToString("4.2");
  }

  @Test
  void everything_that_is_wrong_with_a_query_is_told_at_once() throws Exception {
    HttpResponse<String> answer =
        hub.get(SLOWEST + "?scope=all&limit=0&cursor=x&from=noon&to=2026-13-01&page=2");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains(
            "scope must be one of suite, case but was all",
            "limit must be",
            "cursor must be",
            "from must be a time",
            "to must be a time",
            "page is not known here");
    assertThat(hub.get(FLAKY + "?scope=case").statusCode()).isEqualTo(400);
    assertThat(hub.get(FLAKY + "?from=2026-11-24&to=2026-11-23").statusCode()).isEqualTo(400);
  }

  private History filled(Path file, List<DeliveryEvent> events) {
    History history = kept.open(file, 4);
    var story = new Story(history);
    events.forEach(story::happened);
    return history;
  }

  private static List<String> names(JsonNode answer) {
    return answer.at("/items").valueStream().map(test -> test.at("/name").asString()).toList();
  }
}
