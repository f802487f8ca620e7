package dev.weatherglass.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.doctor.Finding.Mark;
import dev.weatherglass.testkit.Answer;
import dev.weatherglass.testkit.HttpReceiver;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a hub that answers what the test wants; `ImportIT` has a real one.
class DoctorTest {

  private static final Answer VERSION = Answer.json(200, "{\"version\":\"0.1.0\",\"java\":\"25\"}");

  @TempDir Path directory;

  private final HttpReceiver hub = HttpReceiver.start();

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void a_hub_that_is_not_there_is_told_with_how_to_start_one() throws Exception {
    hub.close();

    Finding last = look().getLast();

    assertThat(last.mark()).isEqualTo(Mark.BROKEN);
    assertThat(last.sentence()).startsWith("no hub answers at");
    assertThat(last.next()).startsWith("weatherglass up");
  }

  @Test
  void another_server_at_the_address_is_told_apart() throws Exception {
    hub.answers(Answer.status(404));

    assertThat(look().getLast().next()).contains("is that a hub?");
  }

  @Test
  void a_part_that_is_not_ready_is_named() throws Exception {
    hub.answers(
        VERSION,
        Answer.json(503, "{\"ready\":false,\"parts\":{\"kafka\":true,\"streams\":false}}"));

    assertThat(broken(look())).containsExactly("not ready: streams");
  }

  @Test
  void a_hub_that_asks_for_a_token_is_told_where_to_put_it() throws Exception {
    hub.answers(
        VERSION,
        Answer.json(200, "{\"ready\":true,\"parts\":{}}"),
        Answer.json(401, "{\"detail\":\"a token is needed\"}"));

    assertThat(broken(look()))
        .singleElement()
        .asString()
        .contains("a token is needed", "WEATHERGLASS_TOKEN");
  }

  @Test
  void sources_that_are_configured_and_silent_are_named() {
    String metrics =
        """
        # TYPE weatherglass_events_accepted_total counter
        weatherglass_events_accepted_total{source="github"} 12.0
        weatherglass_events_accepted_total{source="jenkins"} 0.0
        weatherglass_dead_letters_total{source="gitlab"} 3.0
        """;

    assertThat(Senders.findings(metrics, Set.of("github", "jenkins", "pagerduty")))
        .map(Finding::sentence)
        .containsExactly(
            "configured, and silent since the hub started: jenkins, pagerduty",
            "some of what came could not be read: gitlab");
  }

  private List<Finding> look() throws InterruptedException {
    try (var client = new HubClient(hub.url("").toString())) {
      var now = Instant.parse("2026-11-24T03:00:00Z");
      return new Doctor(client, new Machine(directory), Set.of(), () -> now).look();
    }
  }

  private static List<String> broken(List<Finding> findings) {
    return findings.stream()
        .filter(each -> each.mark() == Mark.BROKEN)
        .map(Finding::sentence)
        .toList();
  }
}
