package dev.weatherglass.api.projection;

import static dev.weatherglass.api.Examples.NOON;
import static dev.weatherglass.api.Examples.deploy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Api;
import dev.weatherglass.api.ApiSettings;
import dev.weatherglass.api.Hub;
import dev.weatherglass.api.Kept;
import dev.weatherglass.api.history.Commits;
import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.rest.SseReader;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.Patience;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Two processes that project into one PostgreSQL: of each batch one of them wins.
@ExtendWith(KafkaExtension.class)
@Timeout(180)
class SharedProjectionIT {

  private static final int DEPLOYS = 4_000;
  private static final int SERVICES = 20;

  @TempDir Path directory;

  private final TestKafka kafka;

  SharedProjectionIT(TestKafka kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void emptyTopics() {
    kafka.create(Topics.values());
  }

  @Test
  void what_two_write_and_one_goes_on_with_is_what_one_alone_would_have_written() throws Exception {
    try (Hub bystander = Hub.over(Kept.POSTGRES.open(directory.resolve("shared"), 2));
        SseReader stream = SseReader.of(bystander.open("/api/v1/stream", "Last-Event-ID", "0"));
        Api stays = start("shared")) {
      try (Api goes = start("shared")) {
        send(0, DEPLOYS / 2);
        until(goes, () -> deploys(goes) > 0);
        send(DEPLOYS / 2, DEPLOYS);
      }
      until(stays, () -> isDone(stays));

      assertThat(news(stays)).as("news, each once and in order").isEqualTo(heard(stream));
      assertThat(stays.history().read(TableDump::of)).isEqualTo(alone());
    }
  }

  /// What one that nobody disturbed makes of the same topics.
  private List<String> alone() {
    try (Api alone = start("alone")) {
      until(alone, () -> isDone(alone));
      return alone.history().read(TableDump::of);
    }
  }

  private Api start(String place) {
    var api =
        new Api(
            ApiSettings.over(Kept.POSTGRES.at(directory.resolve(place))),
            kafka.clientSettings(),
            InstantSource.system(),
            new SimpleMeterRegistry());
    api.start();
    return api;
  }

  private void send(int from, int to) {
    try (var producer =
        new KafkaProducer<>(
            kafka.clientSettings(), new StringSerializer(), new ByteArraySerializer())) {
      IntStream.range(from, to)
          .mapToObj(SharedProjectionIT::event)
          .forEach(event ->
              producer.send(
                  new ProducerRecord<>(
                      Topics.EVENTS.topic(), event.subject(), Json.write((Object) event))));
    }
  }

  private static DeployEvent event(int number) {
    return deploy(
        "service-" + number % SERVICES,
        "1." + number,
        "run-" + number,
        Phase.FINISHED,
        NOON.plusSeconds(number));
  }

  private static boolean isDone(Api api) {
    return api.ready() && deploys(api) == DEPLOYS && count(api, "unsettled") == 0;
  }

  private static long deploys(Api api) {
    return count(api, "deploys");
  }

  private static long count(Api api, String table) {
    return api.history()
        .read(
            sql -> sql.first("SELECT COUNT(*) AS found FROM " + table, row -> row.number("found")))
        .orElseThrow();
  }

  /// The keys of all news, which must be without gap, repetition or reset.
  private static List<String> news(Api api) {
    List<Feed.Item> items = api.history().read(sql -> Feed.after(sql, 0, 2 * DEPLOYS));
    assertThat(items).extracting(Feed.Item::type).containsOnly(Feed.Type.DEPLOY);
    assertThat(items.stream().map(Feed.Item::number))
        .isEqualTo(LongStream.rangeClosed(1, DEPLOYS).boxed().toList());
    List<String> keys = items.stream().map(Feed.Item::key).toList();
    assertThat(keys).doesNotHaveDuplicates();
    return keys;
  }

  /// What somebody heard who writes nothing himself.
  private static List<String> heard(SseReader stream) throws Exception {
    var ids = new ArrayList<String>();
    while (ids.size() < DEPLOYS) {
      ids.add(Json.MAPPER.readTree(stream.next().data()).path("id").asString());
    }
    return ids;
  }

  /// Looks again after each commit, and now and then without one.
  private static void until(Api api, BooleanSupplier condition) {
    Commits commits = api.history().commits();
    long deadline = System.nanoTime() + 2 * Patience.LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("out of patience").isLessThan(deadline);
      try {
        commits.awaitAfter(commits.count(), Duration.ofMillis(20));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
