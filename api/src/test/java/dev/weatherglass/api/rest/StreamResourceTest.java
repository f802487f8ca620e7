package dev.weatherglass.api.rest;

import static dev.weatherglass.api.Examples.NOON;
import static dev.weatherglass.api.history.Feed.Type.ALERT;
import static dev.weatherglass.api.history.Feed.Type.DEPLOY;
import static dev.weatherglass.api.history.Feed.Type.VERDICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Hub;
import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.history.History;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The time-out only ends a test that would wait for ever.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@OnEveryDatabase
class StreamResourceTest {

  private static final String STREAM = "/api/v1/stream";

  private final Kept kept = Kept.here();
  @TempDir Path directory;

  private History history;
  private Hub hub;
  private Story story;

  @BeforeEach
  void open() {
    history = kept.open(directory.resolve("history.db"), 4);
    hub = Hub.over(history, Duration.ofMinutes(5));
    story = new Story(history);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void news_comes_as_it_is_committed() throws Exception {
    story.told(DEPLOY, "before", "checkout");

    try (SseReader client = client(STREAM)) {
      story.told(DEPLOY, "one", "checkout").told(ALERT, "two", "checkout");

      assertThat(client.next()).isEqualTo(new SseReader.Event("2", "deploy", "{\"id\":\"one\"}"));
      assertThat(client.next()).isEqualTo(new SseReader.Event("3", "alert", "{\"id\":\"two\"}"));
    }
  }

  @Test
  void a_client_that_comes_back_reads_on_from_where_it_was() throws Exception {
    for (int number = 1; number <= 500; number++) {
      story.told(DEPLOY, "deploy-" + number, "checkout");
    }

    try (SseReader client = client(STREAM, "Last-Event-ID", "123")) {
      for (int number = 124; number <= 500; number++) {
        assertThat(client.next().id()).isEqualTo(String.valueOf(number));
      }
    }
  }

  @Test
  void the_number_may_stand_in_the_address_and_the_header_wins() throws Exception {
    story.told(DEPLOY, "one", "checkout").told(DEPLOY, "two", "checkout");

    try (SseReader first = client(STREAM + "?lastEventId=0");
        SseReader again = client(STREAM + "?lastEventId=0", "Last-Event-ID", "1")) {
      assertThat(first.next().id()).isEqualTo("1");
      assertThat(again.next().id()).isEqualTo("2");
    }
  }

  @Test
  void a_client_hears_only_of_the_types_and_the_service_it_asked_for() throws Exception {
    try (SseReader client = client(STREAM + "?types=alert,verdict&service=checkout")) {
      story
          .told(DEPLOY, "no", "checkout")
          .told(ALERT, "no", "search")
          .told(ALERT, "yes", "checkout")
          .told(VERDICT, "too", "checkout");

      assertThat(client.next().data()).contains("yes");
      assertThat(client.next().data()).contains("too");
    }
  }

  @Test
  void who_was_away_too_long_is_told_to_read_again_and_goes_on_from_now() throws Exception {
    story.told(DEPLOY, "one", "checkout").told(DEPLOY, "two", "checkout");
    history.write(sql -> Feed.sweep(sql, NOON.plusSeconds(1)));

    try (SseReader client = client(STREAM, "Last-Event-ID", "1")) {
      assertThat(client.next())
          .returns("reset", SseReader.Event::type)
          .returns("2", SseReader.Event::id);
      story.told(DEPLOY, "three", "checkout");
      assertThat(client.next().id()).isEqualTo("3");
    }
  }

  @Test
  void a_client_that_does_not_read_holds_up_nobody() throws Exception {
    try (SseReader slow = client(STREAM);
        SseReader quick = client(STREAM)) {
      String large = "x".repeat(10_000);
      for (int number = 1; number <= 1_000; number++) {
        story.told(DEPLOY, large + number, "checkout");
        assertThat(quick.next().id()).isEqualTo(String.valueOf(number));
      }

      for (int number = 1; number <= 1_000; number++) {
        assertThat(slow.next().id()).isEqualTo(String.valueOf(number));
      }
    }
  }

  @Test
  void silence_is_broken_by_a_heartbeat_that_moves_the_client_on() throws Exception {
    try (History other = kept.open(directory.resolve("other.db"), 2);
        Hub restless = Hub.over(other, Duration.ofMillis(5));
        SseReader client = SseReader.of(restless.open(STREAM + "?types=alert"))) {
      new Story(other).told(DEPLOY, "unwanted", "checkout");

      assertThat(client.until(": heartbeat", "id: 1")).isTrue();
    }
  }

  @Test
  void it_says_when_to_come_back_and_that_nobody_may_keep_it() throws Exception {
    var answer = hub.open(STREAM, "Accept-Encoding", "gzip");

    try (SseReader client = SseReader.of(answer)) {
      assertThat(client.until("retry: 3000", "id: 0")).isTrue();
      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("text/event-stream;charset=utf-8");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
      assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    }
  }

  @Test
  void closing_history_ends_the_stream() throws Exception {
    try (SseReader client = client(STREAM)) {
      history.close();

      assertThat(client.until("nothing", "of this")).isFalse();
    }
  }

  @Test
  void unknown_types_and_numbers_are_refused_together() throws Exception {
    assertThat(hub.get(STREAM + "?types=deploy,weather&lastEventId=x").body())
        .contains("must be one of deploy, verdict, alert, delivery but was weather")
        .contains("lastEventId must be a whole number but was x");
  }

  /// A client that the server has greeted: it hears of all that is committed from now on.
  private SseReader client(String path, String... headers) throws Exception {
    SseReader client = SseReader.of(hub.open(path, headers));
    client.greeted();
    return client;
  }
}
