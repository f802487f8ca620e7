package dev.weatherglass.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.notify.channel.Channel;
import dev.weatherglass.notify.channel.ChannelSettings;
import dev.weatherglass.notify.channel.Channels;
import dev.weatherglass.notify.channel.HttpPost;
import dev.weatherglass.notify.channel.Outside;
import dev.weatherglass.notify.channel.SendResult;
import dev.weatherglass.notify.message.Message;
import dev.weatherglass.testkit.Answer;
import dev.weatherglass.testkit.HttpReceiver;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.ReceivedRequest;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
@Timeout(120)
class NotifyIT {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final Outside OUTSIDE =
      new Outside(new HttpPost(Duration.ofSeconds(20), CLOCK), CLOCK);

  private final TestKafka kafka;
  private final HttpReceiver receiver = HttpReceiver.start();
  private final List<AutoCloseable> open = new ArrayList<>();

  @TempDir Path outbox;

  NotifyIT(TestKafka kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void topics() {
    kafka.create(Topics.ALERTS, Topics.DELIVERIES, Topics.DEAD_LETTERS);
  }

  @AfterEach
  void close() throws Exception {
    receiver.close();
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  @Test
  void each_transition_is_told_once_by_each_channel() throws Exception {
    start(notify(file(), webhook()));

    publish(Examples.firing());
    publish(Examples.firing());
    publish(Examples.resolved());
    publish(Examples.resolved());
    List<ReceivedRequest> told = receiver.await(2);
    List<Delivery> deliveries = deliveries(8);

    assertThat(told)
        .extracting(ReceivedRequest::text)
        .satisfiesExactly(
            first -> assertThat(first).contains("problem.firing"),
            second -> assertThat(second).contains("problem.resolved"));
    assertThat(deliveries)
        .filteredOn(delivery -> delivery.channel().equals("webhook"))
        .extracting(delivery -> delivery.state() + " " + delivery.transition())
        .containsExactly(
            "INTENDED " + Examples.firing().transition(),
            "SENT " + Examples.firing().transition(),
            "INTENDED " + Examples.resolved().transition(),
            "SENT " + Examples.resolved().transition());
    assertThat(receiver.rest()).isEmpty();
    assertThat(files()).hasSize(2);
  }

  @Test
  void a_delivery_lies_on_the_partition_of_its_problem() throws Exception {
    start(notify(webhook()));
    Map<String, Integer> partitions = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      Problem problem = Examples.problem("problem-" + i, AlertState.FIRING, Examples.DEPLOYED);
      partitions.put(problem.id(), publish(problem));
    }
    receiver.await(12);

    try (TopicReader reader = kafka.read(Topics.DELIVERIES)) {
      List<ConsumerRecord<String, byte[]>> records = onlyDeliveries(reader, 24);

      assertThat(partitions.values().stream().distinct()).hasSizeGreaterThan(1);
      assertThat(records)
          .allSatisfy(found ->
              assertThat(found.partition())
                  .isEqualTo(partitions.get(found.key().replace("/webhook", ""))));
    }
  }

  @Test
  void what_was_told_before_a_restart_is_not_told_after_it() throws Exception {
    Notify first = start(notify(webhook()));
    publish(Examples.firing());
    receiver.await();
    deliveries(2);
    first.close();

    start(notify(webhook()));
    publish(Examples.firing());
    publish(Examples.resolved());

    assertThat(receiver.await().text()).contains("problem.resolved");
    assertThat(receiver.rest()).isEmpty();
  }

  @Test
  void a_kill_after_the_message_and_before_the_result_repeats_the_same_message_id()
      throws Exception {
    var dying = new DyingChannel(webhook(), true);
    var dyingFile = new DyingChannel(file(), true);
    start(notify(dying, dyingFile));
    publish(Examples.firing());
    dying.reached.await();
    dyingFile.reached.await();

    start(notify(webhook(), file()));
    List<ReceivedRequest> told = receiver.await(2);
    publish(Examples.resolved());
    ReceivedRequest next = receiver.await();
    deliveries(8);

    String id = told.getFirst().header("webhook-id");
    assertThat(told.getLast().header("webhook-id")).isEqualTo(id);
    assertThat(told.getLast().body()).isEqualTo(told.getFirst().body());
    assertThat(next.text()).contains("problem.resolved");
    assertThat(files()).hasSize(2).contains(messageIdOf("file", Examples.firing()) + ".json");
  }

  @Test
  void a_kill_after_the_intent_and_before_the_message_loses_nothing() throws Exception {
    var dying = new DyingChannel(webhook(), false);
    start(notify(dying));
    publish(Examples.firing());
    dying.reached.await();

    start(notify(webhook()));

    assertThat(receiver.await().text()).contains("problem.firing");
    List<Delivery> deliveries = deliveries(2);
    assertThat(deliveries).extracting(Delivery::messageId).containsOnly(messageId(deliveries));
    assertThat(deliveries)
        .extracting(Delivery::state)
        .containsExactly(Delivery.State.INTENDED, Delivery.State.SENT);
  }

  @Test
  void a_problem_older_than_the_channel_is_not_told() throws Exception {
    publish(Examples.problem("old", AlertState.FIRING, Examples.DEPLOYED));

    start(notify(webhook()));
    publish(Examples.problem("new", AlertState.FIRING, Examples.DEPLOYED.minusSeconds(99)));

    assertThat(receiver.await().text()).contains("\"id\":\"new\"");
    assertThat(receiver.rest()).isEmpty();
  }

  @Test
  void a_channel_that_was_down_while_a_problem_came_tells_it_later() throws Exception {
    start(notify(webhook())).close();

    publish(Examples.firing());
    start(notify(webhook()));

    assertThat(receiver.await().text()).contains("problem.firing");
  }

  @Test
  void a_hanging_channel_delays_no_other() throws Exception {
    try (HttpReceiver slack = HttpReceiver.start().answers(Answer.hang(), Answer.hang())) {
      String url = slack.url("/services/x").toString();
      Channel hanging =
          Channels.open(new ChannelSettings("slack", "slack", Map.of("url", url)), OUTSIDE);
      start(notify(hanging, webhook()));

      publish(Examples.firing());
      slack.await();
      publish(Examples.resolved());

      assertThat(receiver.await(2)).hasSize(2);
    }
  }

  @Test
  void a_message_is_tried_again_until_it_is_taken() throws Exception {
    receiver.answers(Answer.status(503), Answer.tooMany(Duration.ofSeconds(1)), Answer.cut());
    start(notify(webhook()));

    publish(Examples.firing());
    List<ReceivedRequest> attempts = receiver.await(4);

    assertThat(attempts)
        .extracting(request -> request.header("webhook-id"))
        .containsOnly(attempts.getFirst().header("webhook-id"));
    assertThat(deliveries(2).getLast().attempts()).isEqualTo(4);
  }

  @Test
  void a_record_that_is_no_problem_is_kept_as_a_dead_letter_and_the_next_is_told()
      throws Exception {
    start(notify(webhook()));

    kafka.send(Topics.ALERTS.topic(), "problem-1", "{\"id\":");
    publish(Examples.firing());

    assertThat(receiver.await().text()).contains("problem.firing");
    try (TopicReader reader = kafka.read(Topics.DEAD_LETTERS)) {
      assertThat(reader.nextTexts(1)).containsExactly("{\"id\":");
    }
  }

  private Notify notify(Channel... channels) {
    Map<String, Object> settings = new HashMap<>(kafka.clientSettings());
    settings.put("group.instance.id", "notify-1");
    settings.put("session.timeout.ms", 3000);
    settings.put("heartbeat.interval.ms", 500);
    return new Notify(
        List.of(channels),
        NotifySettings.of(List.of(), null),
        settings,
        CLOCK,
        new SimpleMeterRegistry());
  }

  private Notify start(Notify notify) throws InterruptedException {
    open.addFirst(notify);
    notify.start();
    while (!notify.ready()) {
      Thread.yield();
    }
    return notify;
  }

  private Channel webhook() {
    return Channels.open(
        new ChannelSettings(
            "webhook",
            "webhook",
            Map.of(
                "url",
                receiver.url("/in").toString(),
                "secret",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
        OUTSIDE);
  }

  private Channel file() {
    return Channels.open(
        new ChannelSettings("file", "file", Map.of("directory", outbox.toString())), OUTSIDE);
  }

  private int publish(Problem problem) {
    return kafka.send(Topics.ALERTS.topic(), problem.id(), Json.write(problem)).partition();
  }

  private List<Delivery> deliveries(int count) {
    try (TopicReader reader = kafka.read(Topics.DELIVERIES)) {
      return onlyDeliveries(reader, count).stream()
          .map(found -> Json.read(found.value(), Delivery.class))
          .toList();
    }
  }

  /// The first ones that are no channel's start.
  private static List<ConsumerRecord<String, byte[]>> onlyDeliveries(
      TopicReader reader, int count) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    while (found.size() < count) {
      ConsumerRecord<String, byte[]> next = reader.next();
      if (!next.key().startsWith("/")) {
        found.add(next);
      }
    }
    return found;
  }

  private String messageIdOf(String channel, Problem problem) {
    return deliveries(8).stream()
        .filter(delivery -> delivery.channel().equals(channel))
        .filter(delivery -> delivery.transition().equals(problem.transition()))
        .findFirst()
        .orElseThrow()
        .messageId();
  }

  private static String messageId(List<Delivery> deliveries) {
    return deliveries.getFirst().messageId();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(outbox)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /// Stands for a process that is killed: it sends, or not, and never comes back.
  private static final class DyingChannel implements Channel {

    private final Channel channel;
    private final boolean sends;
    private final CountDownLatch reached = new CountDownLatch(1);

    DyingChannel(Channel channel, boolean sends) {
      this.channel = channel;
      this.sends = sends;
    }

    @Override
    public String name() {
      return channel.name();
    }

    @Override
    public SendResult send(Message message) {
      if (sends) {
        channel.send(message);
      }
      reached.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("killed");
    }
  }
}
