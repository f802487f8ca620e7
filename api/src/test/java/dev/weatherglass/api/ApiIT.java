package dev.weatherglass.api;

import static dev.weatherglass.api.Examples.delivery;
import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.problem;
import static dev.weatherglass.api.Examples.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.api.history.Commits;
import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.history.Verdicts;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.verify.VerdictState;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.Patience;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.MetricNames;
import dev.weatherglass.wire.Received;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The role over a real broker.
@ExtendWith(KafkaExtension.class)
@OnEveryDatabase
class ApiIT {

  private static final DeployEvent DEPLOY = deploy("checkout", "1.4.2");

  private final Kept kept = Kept.here();
  @TempDir Path directory;

  private final TestKafka kafka;
  private MeterRegistry meters = new SimpleMeterRegistry();

  ApiIT(TestKafka kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void emptyTopics() {
    kafka.create(Topics.EVENTS, Topics.VERDICTS, Topics.ALERTS, Topics.DELIVERIES, Topics.ROLLUPS);
  }

  @Test
  void it_is_ready_once_it_has_what_was_there_at_the_start() {
    send(Topics.EVENTS, "checkout", DEPLOY);
    send(Topics.VERDICTS, "v", verdict(DEPLOY, VerdictState.HEALTHY, true));

    try (Api api = start()) {
      until(api, api::ready);

      assertThat(verdictState(api)).isEqualTo(VerdictState.HEALTHY);
      assertThat(meters.get(MetricNames.CONSUMER_LAG).gauge().value()).isZero();
    }
  }

  @Test
  void what_comes_later_is_followed_topic_by_topic() {
    try (Api api = start()) {
      until(api, api::ready);

      send(Topics.EVENTS, "checkout", DEPLOY);
      send(Topics.VERDICTS, "v", verdict(DEPLOY, VerdictState.REGRESSED, false));
      send(Topics.ALERTS, "p", problem(DEPLOY, AlertState.FIRING));
      send(
          Topics.DELIVERIES,
          "p-chat",
          delivery(problem(DEPLOY, AlertState.FIRING), Delivery.State.SENT));

      until(api, () -> news(api).size() == 4);
      assertThat(news(api))
          .extracting(Feed.Item::type)
          .containsExactlyInAnyOrder(
              Feed.Type.DEPLOY, Feed.Type.VERDICT, Feed.Type.ALERT, Feed.Type.DELIVERY);
    }
  }

  @Test
  void the_delay_from_receipt_to_verdict_is_told_by_the_header_of_the_verdict() {
    try (Api api = start()) {
      until(api, api::ready);
      var entry = entry(verdict(DEPLOY, VerdictState.HEALTHY, false));
      long received = InstantSource.system().millis() - 60_000;
      entry.headers().add(Received.HEADER, Received.encode(received));

      kafka.send(entry);

      Timer delay = meters.get(MetricNames.EVENT_TO_VERDICT).timer();
      until(api, () -> delay.count() == 1);
      assertThat(delay.max(TimeUnit.SECONDS)).isGreaterThanOrEqualTo(60);
    }
  }

  @Test
  void after_a_restart_nothing_is_read_twice_and_nothing_is_missed() {
    send(Topics.EVENTS, "checkout", DEPLOY);
    try (Api api = start()) {
      until(api, api::ready);
    }
    send(Topics.EVENTS, "search", deploy("search", "7"));

    try (Api api = start()) {
      until(api, api::ready);

      assertThat(news(api)).extracting(Feed.Item::service).containsExactly("checkout", "search");
    }
  }

  @Test
  void topics_that_were_made_anew_are_read_from_their_beginning_and_the_stream_hears_of_it() {
    send(Topics.EVENTS, "checkout", DEPLOY);
    try (Api api = start()) {
      until(api, api::ready);
    }
    emptyTopics();

    try (Api api = start()) {
      until(api, api::ready);
      send(Topics.EVENTS, "checkout", deploy("checkout", "1.4.3"));
      until(api, () -> deploys(api) == 2);

      assertThat(news(api))
          .extracting(Feed.Item::type)
          .containsExactly(Feed.Type.DEPLOY, Feed.Type.RESET, Feed.Type.DEPLOY);
    }
  }

  @Test
  void what_a_transaction_took_back_is_never_seen_and_does_not_hold_up_the_rest() {
    Map<String, Object> settings = new HashMap<>(kafka.clientSettings());
    settings.put("transactional.id", "taken-back");
    try (var producer =
            new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        Api api = start()) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(entry(verdict(DEPLOY, VerdictState.REGRESSED, false)));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(entry(verdict(DEPLOY, VerdictState.HEALTHY, false)));
      producer.commitTransaction();

      until(api, () -> !news(api).isEmpty());

      assertThat(verdictState(api)).isEqualTo(VerdictState.HEALTHY);
      assertThat(news(api)).hasSize(1);
    }
  }

  @Test
  void it_starts_before_its_topics_exist_and_finds_them() {
    try (TestKafka young = TestKafka.start();
        Api api = start(young)) {
      assertThat(api.ready()).isFalse();

      young.create(
          Topics.EVENTS, Topics.VERDICTS, Topics.ALERTS, Topics.DELIVERIES, Topics.ROLLUPS);
      young.send(Topics.EVENTS.topic(), "checkout", Json.write(DEPLOY));

      until(api, () -> deploys(api) == 1);
      until(api, api::ready);
    }
  }

  @Test
  void it_goes_on_by_itself_when_the_broker_was_away() {
    try (TestKafka shaky = TestKafka.start()) {
      shaky.create(
          Topics.EVENTS, Topics.VERDICTS, Topics.ALERTS, Topics.DELIVERIES, Topics.ROLLUPS);
      try (Api api = start(shaky)) {
        until(api, api::ready);

        shaky.stop();
        shaky.startAgain();
        shaky.send(Topics.EVENTS.topic(), "checkout", Json.write(DEPLOY));

        until(api, () -> deploys(api) == 1);
      }
    }
  }

  @Test
  void a_locked_database_makes_it_not_ready_and_it_goes_on_by_itself() throws Exception {
    assumeTrue(kept == Kept.SQLITE, "a server is not locked by a file");
    try (Api api = start();
        Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("history.db"));
        Statement statement = other.createStatement()) {
      until(api, api::ready);
      statement.execute("BEGIN EXCLUSIVE");

      send(Topics.EVENTS, "checkout", DEPLOY);

      until(api, () -> !api.ready());
      assertThat(deploys(api)).isZero();
      statement.execute("ROLLBACK");
      until(api, api::ready);
      until(api, () -> deploys(api) == 1);
    }
  }

  @Test
  void a_rebuild_that_was_cut_off_continues_where_it_stopped() {
    for (int i = 0; i < 50; i++) {
      send(Topics.EVENTS, "checkout", deploy("checkout", "1." + i));
    }
    try (Api api = start()) {
      until(api, api::ready);
      api.history().write(sql -> sql.update("DELETE FROM deploys WHERE version = '1.7'"));
      assertThatThrownBy(() ->
              api.history()
                  .write(sql -> {
                    sql.update("UPDATE offsets SET position = position + 1000");
                    throw new IllegalStateException("killed in the middle");
                  }))
          .hasMessage("killed in the middle");
    }
    send(Topics.EVENTS, "checkout", deploy("checkout", "2"));

    try (Api api = start()) {
      until(api, api::ready);

      assertThat(deploys(api)).as("49 that were left, and the new one").isEqualTo(50);
    }
  }

  @Test
  void without_positions_the_topics_are_read_anew_over_what_is_there_and_the_stream_hears_of_it() {
    RecordMetadata old = send(Topics.EVENTS, "checkout", deploy("checkout", "1.4.1"));
    send(Topics.EVENTS, "checkout", DEPLOY);
    try (Api api = start()) {
      until(api, () -> deploys(api) == 2);
      api.history()
          .write(sql -> {
            sql.update("DELETE FROM deploys WHERE version = '1.4.2'");
            sql.update("DELETE FROM offsets");
          });
    }
    forget(old);

    try (Api api = start()) {
      until(api, api::ready);

      assertThat(deploys(api)).as("the one that topics forgot, and the one they know").isEqualTo(2);
      assertThat(news(api))
          .extracting(Feed.Item::type)
          .containsExactly(Feed.Type.DEPLOY, Feed.Type.DEPLOY, Feed.Type.RESET, Feed.Type.DEPLOY);
    }
  }

  /// As retention does.
  private void forget(RecordMetadata last) {
    try (Admin admin = Admin.create(kafka.clientSettings())) {
      var partition = new TopicPartition(last.topic(), last.partition());
      var before = RecordsToDelete.beforeOffset(last.offset() + 1);
      admin
          .deleteRecords(Map.of(partition, before))
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }
  }

  private Api start() {
    return start(kafka);
  }

  private Api start(TestKafka broker) {
    meters = new SimpleMeterRegistry();
    var api =
        new Api(
            ApiSettings.over(kept.at(directory.resolve("history.db"))),
            broker.clientSettings(),
            InstantSource.system(),
            meters);
    api.start();
    return api;
  }

  private RecordMetadata send(Topics topic, String key, Object value) {
    return kafka.send(topic.topic(), key, Json.write(value));
  }

  private static ProducerRecord<String, byte[]> entry(Object verdict) {
    return new ProducerRecord<>(Topics.VERDICTS.topic(), "v", Json.write(verdict));
  }

  private static VerdictState verdictState(Api api) {
    return api.history()
        .read(sql -> Verdicts.ofChange(sql, DEPLOY.deployId()))
        .orElseThrow()
        .state();
  }

  private static int deploys(Api api) {
    return api.history()
        .read(sql -> Deploys.list(sql, Deploys.Filter.ANY, Slice.first(1_000)))
        .size();
  }

  private static List<Feed.Item> news(Api api) {
    return api.history().read(sql -> Feed.after(sql, 0, 100));
  }

  /// Looks again after each commit, and now and then without one.
  private static void until(Api api, BooleanSupplier condition) {
    Commits commits = api.history().commits();
    long deadline = System.nanoTime() + Patience.LIMIT.toNanos();
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
