package dev.weatherglass.api.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.api.Examples;
import dev.weatherglass.core.alert.AlertCommand;
import dev.weatherglass.core.alert.AlertCommand.Verb;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Command;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.Topics;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
class CommandsIT {

  private static final Problem PROBLEM =
      Examples.problem(Examples.deploy("checkout", "1.4.2"), AlertState.FIRING);
  private static final Command ACK =
      new AlertCommand(
          PROBLEM,
          PROBLEM.alerts().getFirst().fingerprint(),
          Verb.ACK,
          "ken",
          Instant.parse("2026-11-23T14:00:00Z"),
          "looking");

  @Test
  void a_command_stands_in_the_topic_when_giving_it_returns(TestKafka kafka) {
    kafka.create(Topics.COMMANDS);

    try (var commands = new Commands(kafka.clientSettings())) {
      commands.give(ACK);
    }

    try (TopicReader reader = kafka.read(Topics.COMMANDS)) {
      ConsumerRecord<String, byte[]> record = reader.next();
      assertThat(record.key()).isEqualTo(PROBLEM.id());
      assertThat(Json.read(record.value(), Command.class)).isEqualTo(ACK);
    }
  }

  @Test
  void without_a_broker_it_says_when_to_try_again() {
    try (var commands = new Commands(Map.of("bootstrap.servers", "127.0.0.1:1"))) {
      assertThatThrownBy(() -> commands.give(ACK))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> {
                assertThat(refused.problem().status()).isEqualTo(503);
                assertThat(refused.retryAfterSeconds()).isEqualTo(5);
              });
    }
  }
}
