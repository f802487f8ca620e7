package dev.weatherglass.api.rest;

import static dev.weatherglass.api.Examples.NOON;
import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Hub;
import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.history.Expiry;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Rollups;
import dev.weatherglass.api.history.WatchedSeries;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.core.series.Rollup.Weighed;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.verify.VerdictState;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.access.Grant;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@OnEveryDatabase
class SeriesResourceTest {

  private static final SeriesKey ERRORS = key("checkout", "errors");
  private static final SeriesKey LATENCY = key("checkout", "latency");
  private static final SeriesKey SEARCH = key("search", "latency");

  private final Kept kept = Kept.here();
  @TempDir Path directory;

  private History history;
  private Hub hub;

  @BeforeEach
  void open() {
    history = kept.open(directory.resolve("history.db"), 4);
    hub = Hub.over(history);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void series_are_listed_by_name_with_what_is_known_of_them() throws Exception {
    drawn(minute(SEARCH, 0, 1), minute(LATENCY, 0, 1), minute(ERRORS, 0, 1), minute(ERRORS, 9, 1));

    JsonNode items = hub.json("/api/v1/series").at("/items");

    assertThat(items.size()).isEqualTo(3);
    assertThat(items.at("/0/id").asString()).isEqualTo(ERRORS.id());
    assertThat(items.at("/0/service").asString()).isEqualTo("checkout");
    assertThat(items.at("/0/environment").asString()).isEqualTo("production");
    assertThat(items.at("/0/signal").asString()).isEqualTo("errors");
    assertThat(items.at("/0/unit").asString()).isEqualTo("1");
    assertThat(items.at("/0/bucketSeconds").asDouble()).isEqualTo(10);
    assertThat(items.at("/0/lastSeenAt").asString()).isEqualTo("2026-11-23T12:09:00Z");
    assertThat(items.at("/2/service").asString()).isEqualTo("search");
  }

  @Test
  void series_are_found_by_service_environment_and_signal() throws Exception {
    drawn(minute(SEARCH, 0, 1), minute(LATENCY, 0, 1), minute(ERRORS, 0, 1));

    assertThat(ids("?service=checkout")).containsExactly(ERRORS.id(), LATENCY.id());
    assertThat(ids("?signal=latency")).containsExactly(LATENCY.id(), SEARCH.id());
    assertThat(ids("?service=search&environment=production")).containsExactly(SEARCH.id());
    assertThat(ids("?environment=staging")).isEmpty();
  }

  @Test
  void pages_follow_each_other_without_loss() throws Exception {
    List<SeriesKey> keys =
        IntStream.range(0, 7).mapToObj(i -> key("shop/" + i % 3, "queue_" + i)).toList();
    keys.forEach(key -> drawn(minute(key, 0, 1)));

    var seen = new ArrayList<String>();
    String cursor = "";
    do {
      HttpResponse<String> answer = hub.get("/api/v1/series?limit=2" + cursor);
      JsonNode page = json(answer);
      page.at("/items").forEach(item -> seen.add(item.at("/id").asString()));
      assertThat(answer.headers().firstValue("Link").isPresent()).isEqualTo(page.has("next"));
      cursor = page.has("next") ? "&cursor=" + page.at("/next").asString() : "";
    } while (!cursor.isEmpty());

    assertThat(seen)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(keys.stream().map(SeriesKey::id).toList());
  }

  @Test
  void what_the_asker_has_already_is_not_sent_again() throws Exception {
    int minute = 0;
    drawn(minute(ERRORS, minute, 1));

    for (String path : List.of("/api/v1/series", "/api/v1/series/" + ERRORS.id())) {
      String tag = hub.get(path).headers().firstValue("ETag").orElseThrow();
      assertThat(hub.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
      drawn(minute(ERRORS, ++minute, 1));
      assertThat(hub.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void each_minute_is_a_point_and_a_gap_is_null_and_not_zero() throws Exception {
    drawn(minute(LATENCY, 0, 0.2), minute(LATENCY, 2, 0.4));

    JsonNode answer = one(LATENCY, "?from=2026-11-23T11:59:00Z&to=2026-11-23T12:03:00Z");

    assertThat(answer.at("/series/signal").asString()).isEqualTo("latency");
    assertThat(answer.at("/stepMinutes").asInt()).isEqualTo(1);
    assertThat(texts(answer, "at"))
        .containsExactly(
            "2026-11-23T11:59:00Z",
            "2026-11-23T12:00:00Z",
            "2026-11-23T12:01:00Z",
            "2026-11-23T12:02:00Z");
    assertThat(texts(answer, "mean")).containsExactly("null", "0.2", "null", "0.4");
    assertThat(answer.at("/points/0/min").isNull()).isTrue();
    assertThat(answer.at("/points/0/buckets").asInt()).isZero();
    assertThat(answer.at("/points/1/min").asDouble()).isEqualTo(0.1);
    assertThat(answer.at("/points/1/max").asDouble()).isEqualTo(0.3);
    assertThat(answer.at("/points/1/last").asDouble()).isEqualTo(0.25);
    assertThat(answer.at("/points/1").has("requests")).isFalse();
  }

  @Test
  void the_last_three_hours_up_to_the_newest_minute_of_any_series_are_shown() throws Exception {
    drawn(minute(LATENCY, -30, 0.2), minute(SEARCH, 9, 0.2));

    JsonNode answer = one(LATENCY, "");

    assertThat(answer.at("/from").asString()).isEqualTo("2026-11-23T09:10:00Z");
    assertThat(answer.at("/to").asString()).isEqualTo("2026-11-23T12:10:00Z");
    assertThat(answer.at("/points").size()).isEqualTo(180);
    assertThat(answer.at("/points/140/mean").asDouble()).isEqualTo(0.2);
    assertThat(answer.at("/points/179/mean").isNull()).isTrue();
  }

  @Test
  void a_longer_step_joins_minutes_and_weighs_failures_by_requests() throws Exception {
    drawn(failures(0, 10, 1_000), failures(3, 0, 1_000), failures(4, 30, 100));

    JsonNode answer = one(ERRORS, "?from=2026-11-23T12:01:00Z&to=2026-11-23T12:10:00Z&step=5");

    assertThat(answer.at("/from").asString()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(answer.at("/points").size()).isEqualTo(2);
    assertThat(answer.at("/points/0/mean").asDouble()).isEqualTo(0.01904762);
    assertThat(answer.at("/points/0/requests").asDouble()).isEqualTo(2_100);
    assertThat(answer.at("/points/0/max").asDouble()).isEqualTo(0.3);
    assertThat(answer.at("/points/0/buckets").asInt()).isEqualTo(18);
    assertThat(answer.at("/points/1/mean").isNull()).isTrue();
  }

  @Test
  void a_step_is_never_shorter_than_the_buckets() throws Exception {
    drawn(wide(0), wide(5));

    JsonNode answer = one(LATENCY, "?from=2026-11-23T12:00:00Z&to=2026-11-23T12:10:00Z&step=1");

    assertThat(answer.at("/stepMinutes").asInt()).isEqualTo(5);
    assertThat(texts(answer, "buckets")).containsExactly("1", "1");
  }

  @Test
  void a_week_without_a_step_is_drawn_by_as_many_points_as_are_allowed() throws Exception {
    drawn(minute(LATENCY, 0, 0.2));

    JsonNode answer = one(LATENCY, "?from=2026-11-17&to=2026-11-24");

    assertThat(answer.at("/stepMinutes").asInt()).isEqualTo(10);
    assertThat(answer.at("/points").size()).isEqualTo(1_008);
  }

  @Test
  void too_many_points_and_what_makes_no_sense_are_refused_by_name() throws Exception {
    drawn(minute(LATENCY, 0, 0.2));

    assertThat(refusal("?from=2026-11-17&to=2026-11-24&step=5"))
        .contains(
            "step must be 10 (minutes) or more from 2026-11-17T00:00:00Z to 2026-11-24T00:00:00Z,"
                + " so that there are at most 1500 points, but was 5");
    assertThat(refusal("?from=1999-01-01&to=2026-11-24"))
        .contains("from must be at most 1500 days before to (2026-11-24T00:00:00Z)");
    assertThat(refusal("?step=0")).contains("step must be a whole number in [1, 1440] but was 0");
    assertThat(refusal("?stepp=5")).contains("stepp is not known here");
    assertThat(hub.get("/api/v1/series?from=2026-11-17").statusCode()).isEqualTo(400);
    assertThat(hub.get("/api/v1/series?cursor=eA").statusCode()).isEqualTo(400);
  }

  @Test
  void the_points_answer_exactly_at_the_limit() throws Exception {
    drawn(minute(LATENCY, 0, 0.2));

    JsonNode whole = one(LATENCY, "?from=2026-11-23T00:00:00Z&to=2026-11-24T01:00:00Z&step=1");

    assertThat(whole.at("/points").size()).isEqualTo(1_500);
    assertThat(refusal("?from=2026-11-23T00:00:00Z&to=2026-11-24T01:00:01Z&step=1"))
        .contains("step must be 2");
  }

  @Test
  void deploys_in_the_picture_are_marked_with_onset_and_verdict() throws Exception {
    DeployEvent event = deploy("checkout", "1.4.2");
    new Story(history)
        .happened(event, deploy("search", "7"))
        .judged(verdict(event, VerdictState.REGRESSED, true));
    drawn(minute(LATENCY, 0, 0.2));

    JsonNode answer = one(LATENCY, "");

    assertThat(answer.at("/deploys").size()).isEqualTo(1);
    assertThat(answer.at("/deploys/0/id").asString()).isEqualTo(event.deployId());
    assertThat(answer.at("/deploys/0/revision/label").asString()).isEqualTo("1.4.2");
    assertThat(answer.at("/deploys/0/onset").asString()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(answer.at("/deploys/0/verdict").asString()).isEqualTo("regressed");
    assertThat(hub.json(answer.at("/links/deploys").asString()).at("/items").size()).isEqualTo(1);
  }

  @Test
  void what_is_not_known_or_not_visible_is_not_there() throws Exception {
    drawn(minute(LATENCY, 0, 0.2), minute(SEARCH, 0, 0.2));

    assertThat(hub.get("/api/v1/series/" + key("nobody", "latency").id()).statusCode())
        .isEqualTo(404);
    var limited = new Grant("search", Set.of(), Optional.of(Set.of("search")));
    try (Hub theirs = Hub.over(kept.open(directory.resolve("history.db"), 1), limited)) {
      assertThat(theirs.get("/api/v1/series/" + LATENCY.id()).statusCode()).isEqualTo(404);
      assertThat(theirs.get("/api/v1/series/" + SEARCH.id()).statusCode()).isEqualTo(200);
      assertThat(theirs.json("/api/v1/series").at("/items").size()).isEqualTo(1);
      assertThat(theirs.json("/api/v1/series?service=checkout").at("/items").size()).isZero();
    }
  }

  @Test
  void whatever_comes_again_or_in_another_order_the_fuller_minute_holds() throws Exception {
    List<Rollup> minutes = new ArrayList<>();
    for (int at = 0; at < 20; at++) {
      minutes.add(minute(LATENCY, at, 0.2));
      minutes.add(part(minute(LATENCY, at, 0.9)));
    }
    long seed = 7;
    Collections.shuffle(minutes, new Random(seed));
    minutes.addAll(List.copyOf(minutes).subList(0, 15));
    minutes.forEach(this::drawn);

    JsonNode answer = one(LATENCY, "?from=2026-11-23T12:00:00Z&to=2026-11-23T12:20:00Z");

    assertThat(texts(answer, "mean")).describedAs("seed %s", seed).hasSize(20).containsOnly("0.2");
  }

  @Test
  void minutes_and_series_older_than_history_keeps_them_are_forgotten() throws Exception {
    for (int i = 0; i < 45; i++) {
      drawn(minute(key("old", "queue_" + i), -10, 1), minute(key("old", "queue_" + i), -9, 1));
    }
    drawn(minute(LATENCY, -10, 0.2), minute(LATENCY, 0, 0.2));

    boolean more = true;
    for (int steps = 0; more && steps < 9; steps++) {
      boolean[] left = new boolean[1];
      history.write(sql -> left[0] = Expiry.forgetMinutes(sql, NOON.minusSeconds(60)));
      more = left[0];
    }

    assertThat(more).isFalse();
    assertThat(ids("")).containsExactly(LATENCY.id());
    assertThat(minutesOf(LATENCY)).hasSize(1);
    long rows =
        history
            .read(sql -> sql.first("SELECT COUNT(*) AS n FROM rollups", row -> row.number("n")))
            .orElseThrow();
    assertThat(rows).isEqualTo(1);
  }

  private List<Rollup> minutesOf(SeriesKey key) {
    return history.read(sql -> {
      WatchedSeries series = WatchedSeries.find(sql, key.id()).orElseThrow();
      return Rollups.list(sql, series, Instant.EPOCH, NOON.plus(Duration.ofDays(9)));
    });
  }

  private void drawn(Rollup... minutes) {
    history.write(sql -> Rollups.put(sql, List.of(minutes)));
  }

  private JsonNode one(SeriesKey key, String query) throws Exception {
    return hub.json("/api/v1/series/" + key.id() + query);
  }

  private String refusal(String query) throws Exception {
    HttpResponse<String> answer = hub.get("/api/v1/series/" + LATENCY.id() + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    return answer.body();
  }

  private List<String> ids(String query) throws Exception {
    var ids = new ArrayList<String>();
    hub.json("/api/v1/series" + query)
        .at("/items")
        .forEach(item -> ids.add(item.at("/id").asString()));
    return ids;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.MAPPER.readTree(answer.body());
  }

  private static List<String> texts(JsonNode answer, String field) {
    var texts = new ArrayList<String>();
    answer.at("/points").forEach(point -> texts.add(point.at("/" + field).asString("null")));
    return texts;
  }

  private static SeriesKey key(String service, String signal) {
    return new SeriesKey(service, "production", signal, "");
  }

  /// Six buckets of ten seconds around a mean.
  private static Rollup minute(SeriesKey key, int minute, double mean) {
    return new Rollup(
        key.id(),
        key,
        key.signal(),
        "1",
        NOON.plus(Duration.ofMinutes(minute)),
        10_000,
        6,
        mean - 0.1,
        mean + 0.1,
        mean + 0.05,
        mean * 60,
        60,
        Weighed.SECONDS);
  }

  private static Rollup part(Rollup minute) {
    return new Rollup(
        minute.id(),
        minute.series(),
        minute.title(),
        minute.unit(),
        minute.at(),
        10_000,
        2,
        minute.min(),
        minute.max(),
        minute.last(),
        minute.mean() * 20,
        20,
        Weighed.SECONDS);
  }

  private static Rollup wide(int minute) {
    return new Rollup(
        LATENCY.id(),
        LATENCY,
        "mean latency",
        "s",
        NOON.plus(Duration.ofMinutes(minute)),
        300_000,
        1,
        1,
        1,
        1,
        300,
        300,
        Weighed.SECONDS);
  }

  private static Rollup failures(int minute, double failures, double requests) {
    double ratio = failures / requests;
    return new Rollup(
        ERRORS.id(),
        ERRORS,
        "error ratio",
        "1",
        NOON.plus(Duration.ofMinutes(minute)),
        10_000,
        6,
        ratio,
        ratio,
        ratio,
        failures,
        requests,
        Weighed.REQUESTS);
  }
}
