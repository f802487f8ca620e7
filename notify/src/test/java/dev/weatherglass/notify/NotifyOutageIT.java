package dev.weatherglass.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.notify.channel.ChannelSettings;
import dev.weatherglass.testkit.HttpReceiver;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class NotifyOutageIT {

  @Test
  void a_broker_that_goes_and_comes_back_costs_no_message_and_doubles_none() throws Exception {
    try (TestKafka kafka = TestKafka.start();
        HttpReceiver receiver = HttpReceiver.start();
        Notify notify = notify(kafka, receiver)) {
      kafka.create(Topics.ALERTS, Topics.DELIVERIES, Topics.DEAD_LETTERS);
      notify.start();
      while (!notify.ready()) {
        Thread.yield();
      }
      publish(kafka, Examples.firing());
      receiver.await();

      kafka.stop();
      kafka.startAgain();
      publish(kafka, Examples.firing());
      publish(kafka, Examples.resolved());

      assertThat(receiver.await().text()).contains("problem.resolved");
      assertThat(receiver.rest()).isEmpty();
      assertThat(states(kafka, 4)).containsExactly("INTENDED", "SENT", "INTENDED", "SENT");
    }
  }

  private static Notify notify(TestKafka kafka, HttpReceiver receiver) {
    Map<String, Object> client = new HashMap<>(kafka.clientSettings());
    client.put("session.timeout.ms", 3000);
    client.put("heartbeat.interval.ms", 500);
    var webhook =
        new ChannelSettings(
            "ops",
            "webhook",
            Map.of(
                "url",
                receiver.url("/in").toString(),
                "secret",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    return new Notify(
        NotifySettings.of(List.of(webhook), URI.create("http://127.0.0.1:7070")),
        client,
        InstantSource.system(),
        new SimpleMeterRegistry());
  }

  private static void publish(TestKafka kafka, Problem problem) {
    kafka.send(Topics.ALERTS.topic(), problem.id(), Json.write(problem));
  }

  private static List<String> states(TestKafka kafka, int count) {
    try (TopicReader reader = kafka.read(Topics.DELIVERIES)) {
      return reader.next(count + Topics.DEFAULT_PARTITIONS).stream()
          .filter(found -> !found.key().startsWith("/"))
          .limit(count)
          .map(found -> Json.read(found.value(), Delivery.class).state().name())
          .toList();
    }
  }
}
