package dev.weatherglass.api.projection;

import static dev.weatherglass.api.Examples.NOON;
import static dev.weatherglass.api.Examples.delivery;
import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.problem;
import static dev.weatherglass.api.Examples.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.api.Kept;
import dev.weatherglass.api.OnEveryDatabase;
import dev.weatherglass.api.delivery.DeliveryRules;
import dev.weatherglass.api.delivery.Settlement;
import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.Events;
import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.HistoryException;
import dev.weatherglass.api.history.Offsets;
import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.history.Verdicts;
import dev.weatherglass.api.meter.Meters;
import dev.weatherglass.api.projection.Batch.Advance;
import dev.weatherglass.api.projection.Batch.Located;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.core.verify.VerdictState;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.MetricNames;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryDatabase
class BatchWriterTest {

  private static final DeployEvent DEPLOY = deploy("checkout", "1.4.2");
  private static final Problem FIRING = problem(DEPLOY, AlertState.FIRING);
  private static final Problem RESOLVED = problem(DEPLOY, AlertState.RESOLVED);

  private final Kept kept = Kept.here();
  @TempDir Path directory;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private History history;
  private BatchWriter writer;

  @BeforeEach
  void open() {
    history = kept.open(directory.resolve("history.db"), 2);
    writer =
        new BatchWriter(
            history,
            () -> NOON,
            new Meters(history, meters),
            new Settlement(DeliveryRules.DEFAULTS));
    for (Topics topic : Topics.values()) {
      history.write(sql -> Offsets.begin(sql, topic.topic(), 0, 0));
    }
  }

  @AfterEach
  void close() {
    history.close();
  }

  @Test
  void a_verdict_is_found_by_the_deploy_it_judges() {
    write(
        batch(
            say(Topics.EVENTS, DEPLOY),
            say(Topics.VERDICTS, verdict(DEPLOY, VerdictState.HEALTHY, false))));

    assertThat(verdictOfDeploy()).get().returns(VerdictState.HEALTHY, found -> found.state());
  }

  @Test
  void the_offsets_move_with_what_was_written() {
    write(batch(say(Topics.EVENTS, DEPLOY)));

    assertThat(position()).contains(1L);
  }

  @Test
  void a_writer_that_lost_its_partition_writes_nothing() {
    history.write(sql -> Offsets.begin(sql, Topics.EVENTS.topic(), 0, 5));

    assertThatThrownBy(() -> write(batch(say(Topics.EVENTS, DEPLOY))))
        .isInstanceOf(HistoryException.class);

    assertThat(kept()).isEmpty();
    assertThat(history.read(Feed::head)).isZero();
  }

  @Test
  void the_alerts_of_a_problem_follow_its_record() {
    write(batch(say(Topics.ALERTS, FIRING)));
    write(from(1, say(Topics.ALERTS, RESOLVED)));

    assertThat(alerts())
        .extracting(told -> told.alert().state())
        .containsExactly(AlertState.RESOLVED);
  }

  @Test
  void an_alert_that_its_problem_no_longer_names_is_gone() {
    write(batch(say(Topics.ALERTS, FIRING)));
    var withdrawn =
        new Problem(
            FIRING.id(),
            FIRING.verification(),
            FIRING.service(),
            FIRING.environment(),
            AlertState.RESOLVED,
            NOON,
            List.of(),
            List.of(),
            List.of(),
            NOON,
            NOON,
            null,
            "nothing");

    write(from(1, say(Topics.ALERTS, withdrawn)));

    assertThat(alerts()).isEmpty();
  }

  @Test
  void the_same_record_again_is_no_news() {
    write(batch(world().toArray(Located[]::new)));
    long head = history.read(Feed::head);

    write(from(2, say(Topics.EVENTS, DEPLOY)));
    write(from(2, say(Topics.ALERTS, RESOLVED)));

    assertThat(head).isPositive();
    assertThat(history.read(Feed::head)).isEqualTo(head);
  }

  @Test
  void each_step_of_a_life_is_one_piece_of_news_in_its_order() {
    write(batch(world().getFirst()));
    Located[] rest = world().stream().skip(1).toArray(Located[]::new);
    write(
        new Batch(
            List.of(rest),
            List.of(
                new Advance(Topics.EVENTS, 0, 1, 2),
                new Advance(Topics.VERDICTS, 0, 0, 2),
                new Advance(Topics.ALERTS, 0, 0, 2),
                new Advance(Topics.DELIVERIES, 0, 0, 2),
                new Advance(Topics.ROLLUPS, 0, 0, 2))));

    assertThat(news())
        .extracting(item -> item.type().word())
        .containsExactly(
            "deploy", "deploy", "verdict", "verdict", "alert", "alert", "delivery", "delivery");
  }

  @Test
  void what_one_transaction_knows_of_a_deploy_is_one_piece_of_news() {
    write(batch(world().get(0), world().get(1)));

    assertThat(news()).extracting(item -> item.type().word()).containsExactly("deploy");
  }

  @Test
  void reading_everything_again_gives_the_same_tables() {
    write(batch(world().toArray(Located[]::new)));
    List<String> before = history.read(TableDump::of);

    for (Topics topic : Topics.values()) {
      history.write(sql -> Offsets.begin(sql, topic.topic(), 0, 0));
    }
    world().forEach(record -> write(from(record.offset(), record)));

    assertThat(before).hasSizeGreaterThan(10);
    assertThat(history.read(TableDump::of)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void events_in_any_order_and_repeated_give_the_same_tables(long seed) {
    List<DeployEvent> events = new ArrayList<>();
    for (Phase phase : List.of(Phase.QUEUED, Phase.STARTED, Phase.FINISHED)) {
      events.add(deploy("checkout", "1", "run-1", phase, NOON.plusSeconds(phase.rank())));
      events.add(deploy("search", "2", "run-2", phase, NOON.minusSeconds(phase.rank())));
    }
    events.forEach(event ->
        history.write(sql -> new EntryWriter(sql, NOON).happened(List.of(happened(event)))));
    List<String> inOrder = history.read(TableDump::of);

    try (History other = kept.open(directory.resolve("other.db"), 1)) {
      for (Topics topic : Topics.values()) {
        other.write(sql -> Offsets.begin(sql, topic.topic(), 0, 0));
      }
      events.addAll(List.copyOf(events).subList(0, 4));
      Collections.shuffle(events, new Random(seed));
      events.forEach(event ->
          other.write(sql -> new EntryWriter(sql, NOON).happened(List.of(happened(event)))));

      assertThat(other.read(TableDump::of)).as("seed %d", seed).isEqualTo(inOrder);
    }
  }

  @Test
  void minutes_of_series_are_kept_with_the_offsets_and_are_nobodys_news() {
    write(batch(say(Topics.ROLLUPS, minute(0)), at(1, say(Topics.ROLLUPS, minute(1)))));

    assertThat(rows("rollups")).isEqualTo(2);
    assertThat(rows("watched_series")).isEqualTo(1);
    assertThat(position(Topics.ROLLUPS)).contains(2L);
    assertThat(history.read(Feed::head)).isZero();
  }

  @Test
  void a_minute_that_is_no_minute_is_passed_and_the_others_are_kept() {
    String minute = new String(Json.write(minute(0)), StandardCharsets.UTF_8);
    String nobodys = minute.replaceFirst("\"id\":\"[^\"]*\",", "");
    String empty = minute.replaceFirst("\"buckets\":6", "\"buckets\":0");

    write(
        batch(
            raw(Topics.ROLLUPS, 0, nobodys.getBytes(StandardCharsets.UTF_8)),
            raw(Topics.ROLLUPS, 1, empty.getBytes(StandardCharsets.UTF_8)),
            at(2, say(Topics.ROLLUPS, minute(1)))));

    assertThat(skipped(Topics.ROLLUPS)).isEqualTo(2);
    assertThat(rows("rollups")).isEqualTo(1);
  }

  @Test
  void a_record_that_nobody_can_read_is_passed_and_counted_and_the_rest_is_kept() {
    write(
        batch(
            raw(Topics.EVENTS, 0, "{oops".getBytes(StandardCharsets.UTF_8)),
            raw(Topics.EVENTS, 1, Json.write(DEPLOY)),
            raw(Topics.EVENTS, 2, "{\"kind\":\"deploy\"}".getBytes(StandardCharsets.UTF_8)),
            raw(Topics.VERDICTS, 0, "{\"changes\":[{}]}".getBytes(StandardCharsets.UTF_8))));

    assertThat(kept()).isPresent();
    assertThat(position()).contains(3L);
    assertThat(skipped(Topics.EVENTS)).isEqualTo(2);
    assertThat(skipped(Topics.VERDICTS)).isEqualTo(1);
  }

  @Test
  void a_row_that_a_table_refuses_is_passed_too() {
    String nameless = new String(Json.write(FIRING), StandardCharsets.UTF_8);
    byte[] withoutId =
        nameless.replace("\"id\":\"" + FIRING.id() + "\",", "").getBytes(StandardCharsets.UTF_8);

    write(batch(raw(Topics.ALERTS, 0, withoutId), say(Topics.EVENTS, DEPLOY)));

    assertThat(skipped(Topics.ALERTS)).isEqualTo(1);
    assertThat(kept()).isPresent();
  }

  private Optional<Verdict> verdictOfDeploy() {
    return history.read(sql -> Verdicts.ofChange(sql, DEPLOY.deployId()));
  }

  private Optional<Deploy> kept() {
    return history.read(sql -> Deploys.find(sql, DEPLOY.deployId()));
  }

  private Optional<Long> position() {
    return position(Topics.EVENTS);
  }

  private Optional<Long> position(Topics topic) {
    return history.read(sql -> Offsets.position(sql, topic.topic(), 0));
  }

  private List<Problems.Told> alerts() {
    var any = new Problems.Filter(Scope.ALL, null);
    return history.read(sql -> Problems.listAlerts(sql, any, Slice.first(10)));
  }

  private List<Feed.Item> news() {
    return history.read(sql -> Feed.after(sql, 0, 100));
  }

  @Test
  void a_verdict_that_says_something_new_tells_how_long_it_took_since_what_decided_it() {
    write(batch(received(VerdictState.JUDGING, 700)));
    write(from(1, received(VerdictState.JUDGING, 300)));
    write(from(2, received(VerdictState.HEALTHY, 300)));

    Timer delay = meters.get(MetricNames.EVENT_TO_VERDICT).timer();
    assertThat(delay.count()).isEqualTo(2);
    assertThat(delay.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1_000);
  }

  @Test
  void verdicts_of_an_earlier_time_tell_no_delay() {
    writer.write(Reading.of(batch(received(VerdictState.HEALTHY, 700))), false, true);

    assertThat(meters.get(MetricNames.EVENT_TO_VERDICT).timer().count()).isZero();
  }

  private static Located received(VerdictState state, long millisAgo) {
    return new Located(
        Topics.VERDICTS,
        0,
        0,
        Json.write(verdict(DEPLOY, state, false)),
        Optional.of(NOON.toEpochMilli() - millisAgo));
  }

  private double skipped(Topics topic) {
    return meters
        .counter(MetricNames.RECORDS_SKIPPED, "role", "api", "topic", topic.topic())
        .count();
  }

  private long rows(String table) {
    return history
        .read(sql -> sql.first("SELECT COUNT(*) AS n FROM " + table, row -> row.number("n")))
        .orElseThrow();
  }

  private static Rollup minute(int minute) {
    var key = new SeriesKey("checkout", "production", "latency", "");
    return new Rollup(
        key.id(),
        key,
        "mean latency",
        "s",
        NOON.plusSeconds(60L * minute),
        10_000,
        6,
        0.1,
        0.3,
        0.2,
        12,
        60,
        Rollup.Weighed.SECONDS);
  }

  private static List<Located> world() {
    DeployEvent started =
        deploy("checkout", "1.4.2", "checkout-1.4.2", Phase.STARTED, NOON.minusSeconds(9));
    return List.of(
        at(0, say(Topics.EVENTS, DEPLOY)),
        at(1, say(Topics.EVENTS, started)),
        at(0, say(Topics.VERDICTS, verdict(DEPLOY, VerdictState.JUDGING, false))),
        at(1, say(Topics.VERDICTS, verdict(DEPLOY, VerdictState.REGRESSED, false))),
        at(0, say(Topics.ALERTS, FIRING)),
        at(1, say(Topics.ALERTS, RESOLVED)),
        at(0, say(Topics.DELIVERIES, delivery(FIRING, Delivery.State.INTENDED))),
        at(1, say(Topics.DELIVERIES, delivery(FIRING, Delivery.State.SENT))),
        at(0, say(Topics.ROLLUPS, minute(0))),
        at(1, say(Topics.ROLLUPS, minute(1))));
  }

  private static Entry.Happened happened(DeployEvent event) {
    return new Entry.Happened(
        new Events.Told(event, new String(Json.write(event), StandardCharsets.UTF_8)));
  }

  private void write(Batch batch) {
    writer.write(Reading.of(batch), true, true);
  }

  private static Located raw(Topics topic, long offset, byte[] value) {
    return new Located(topic, 0, offset, value, Optional.empty());
  }

  private static Located say(Topics topic, Object value) {
    return raw(topic, 0, Json.write(value));
  }

  private static Located at(long offset, Located record) {
    return new Located(record.topic(), 0, offset, record.value(), record.received());
  }

  private Batch from(long position, Located record) {
    return new Batch(
        List.of(at(position, record)),
        List.of(new Advance(record.topic(), 0, position, position + 1)));
  }

  /// Records from the beginning of their partitions.
  private static Batch batch(Located... records) {
    Map<Topics, Long> counts =
        Stream.of(records).collect(Collectors.groupingBy(Located::topic, Collectors.counting()));
    return new Batch(
        List.of(records),
        counts.entrySet().stream()
            .map(count -> new Advance(count.getKey(), 0, 0, count.getValue()))
            .toList());
  }
}
