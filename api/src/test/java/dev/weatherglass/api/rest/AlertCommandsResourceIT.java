package dev.weatherglass.api.rest;

import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Examples;
import dev.weatherglass.api.Hub;
import dev.weatherglass.api.commands.Commands;
import dev.weatherglass.api.history.Database;
import dev.weatherglass.api.history.History;
import dev.weatherglass.core.alert.AlertCommand;
import dev.weatherglass.core.alert.AlertCommand.Verb;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Command;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import dev.weatherglass.wire.access.Grant;
import dev.weatherglass.wire.access.Scope;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@ExtendWith(KafkaExtension.class)
class AlertCommandsResourceIT {

  private static final Problem FIRING = problem(deploy("checkout", "1.4.2"), AlertState.FIRING);
  private static final Problem RECOVERED = problem(deploy("search", "7"), AlertState.RESOLVED);

  private final TestKafka kafka;
  @TempDir private Path directory;

  AlertCommandsResourceIT(TestKafka kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void emptyTopic() {
    kafka.create(Topics.COMMANDS);
  }

  @Test
  void what_a_person_says_stands_in_the_topic_when_it_is_answered() throws Exception {
    try (Hub hub = hub(Grant.EVERYTHING)) {
      HttpResponse<String> answer =
          hub.post(path(FIRING, "ack"), "{\"by\": \"ken\", \"why\": \" looking \"}");

      assertThat(answer.statusCode()).isEqualTo(202);
      JsonNode taken = Json.MAPPER.readTree(answer.body());
      assertThat(taken.at("/problem").asString()).isEqualTo(FIRING.id());
      assertThat(taken.at("/verb").asString()).isEqualTo("ack");
      assertThat(written())
          .isEqualTo(
              new AlertCommand(
                  FIRING,
                  fingerprint(FIRING),
                  Verb.ACK,
                  "ken",
                  Examples.NOON.plusSeconds(15),
                  "looking"));
    }
  }

  @Test
  void nothing_needs_to_be_said_but_the_verb() throws Exception {
    try (Hub hub = hub(Grant.EVERYTHING)) {
      assertThat(hub.post(path(FIRING, "resolve"), "").statusCode()).isEqualTo(202);

      assertThat(written().verb()).isEqualTo(Verb.RESOLVE);
      assertThat(written().by()).isEqualTo("somebody");
      assertThat(written().why()).isNull();
    }
  }

  @Test
  void with_a_token_nobody_speaks_as_somebody_else() throws Exception {
    try (Hub hub = hub(writer(Optional.empty()))) {
      hub.post(path(FIRING, "ack"), "{\"by\": \"the boss\"}");
      assertThat(written().by()).isEqualTo("the boss via chat-bot");
    }
  }

  @Test
  void a_token_for_other_services_finds_no_alert_and_neither_does_a_wrong_fingerprint()
      throws Exception {
    try (Hub hub = hub(writer(Optional.of(Set.of("search"))))) {
      assertThat(hub.post(path(FIRING, "ack"), "").statusCode()).isEqualTo(404);
      assertThat(hub.post("/api/v1/alerts/f00d/ack", "").statusCode()).isEqualTo(404);
      assertThat(hub.post(path(RECOVERED, "false-alarm"), "").statusCode()).isEqualTo(202);
    }
  }

  @Test
  void what_evidence_ended_needs_no_care_but_may_have_been_false() throws Exception {
    try (Hub hub = hub(Grant.EVERYTHING)) {
      HttpResponse<String> ack = hub.post(path(RECOVERED, "ack"), "");

      assertThat(ack.statusCode()).isEqualTo(409);
      assertThat(ack.body()).contains("/problems/alert-over", "back to the level before");
      assertThat(hub.post(path(RECOVERED, "resolve"), "").statusCode()).isEqualTo(409);
      assertThat(hub.post(path(RECOVERED, "false-alarm"), "").statusCode()).isEqualTo(202);
    }
  }

  @Test
  void a_bad_body_is_told_all_that_is_wrong_with_it() throws Exception {
    try (Hub hub = hub(Grant.EVERYTHING)) {
      HttpResponse<String> answer = hub.post(path(FIRING, "ack"), "{\"whi\": \"x\", \"by\": 7}");

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body())
          .contains("/whi is not known here: did you mean why?", "/by must be a text but was 7");
      assertThat(hub.post(path(FIRING, "ack"), "{\"why\":").body()).contains("no JSON");
      assertThat(hub.post(path(FIRING, "ack"), "[]").statusCode()).isEqualTo(400);
      assertThat(hub.post(path(FIRING, "ack"), "{\"by\": \"a\\nb\"}").body())
          .contains("/by must be one line");
      assertThat(hub.post(path(FIRING, "ack?why=x"), "").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void without_a_broker_nothing_is_noted_and_that_is_said() throws Exception {
    try (var commands = new Commands(Map.of("bootstrap.servers", "127.0.0.1:1"));
        Hub hub = Hub.over(history(), Grant.EVERYTHING, commands)) {
      assertThat(hub.post(path(FIRING, "ack"), "").statusCode()).isEqualTo(503);
    }
  }

  private Hub hub(Grant asker) {
    return Hub.over(history(), asker, new Commands(kafka.clientSettings()));
  }

  private History history() {
    History history = History.open(new Database.File(directory.resolve("history.db")), 4);
    new Story(history).alerted(FIRING).alerted(RECOVERED);
    return history;
  }

  private AlertCommand written() {
    try (TopicReader reader = kafka.read(Topics.COMMANDS)) {
      return (AlertCommand) Json.read(reader.next().value(), Command.class);
    }
  }

  private static String path(Problem problem, String verb) {
    return "/api/v1/alerts/" + fingerprint(problem) + "/" + verb;
  }

  private static String fingerprint(Problem problem) {
    return problem.alerts().getFirst().fingerprint();
  }

  private static Grant writer(Optional<Set<String>> services) {
    return new Grant("chat-bot", Set.of(Scope.ALERTS_WRITE), services);
  }
}
