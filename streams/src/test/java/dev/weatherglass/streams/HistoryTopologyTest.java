package dev.weatherglass.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.alert.AlertCommand;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.HistoryJudge;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.correlate.CallGraph;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.MemoryShelf;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Histories of commits through the real topology, with their state as bytes between any two
/// events.
class HistoryTopologyTest {

  private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
  private static final long SEED = 5;

  @TempDir private Path state;

  @Test
  void a_slower_build_and_a_failing_test_blame_their_commits_and_end_again() {
    List<Problem> told = through(story());

    assertThat(told.stream().flatMap(problem -> problem.alerts().stream()))
        .extracting(alert -> alert.labels().get("alertname") + " " + alert.state().word())
        .contains("BuildSlower firing", "TestFailing firing", "TestFailing resolved");
    assertThat(told)
        .filteredOn(problem -> problem.state() == AlertState.FIRING)
        .allSatisfy(problem -> {
          assertThat(problem.service()).isEqualTo("checkout");
          assertThat(problem.changes().getFirst().revision().commit()).isEqualTo(sha(80));
          assertThat(problem.suspects()).isNotEmpty();
        });
  }

  @Test
  void a_word_about_a_commit_finds_the_judge_of_its_history() {
    List<DeliveryEvent> story = story();
    Problem firing =
        through(story.subList(0, 190)).stream()
            .filter(problem -> problem.state() == AlertState.FIRING)
            .reduce((first, second) -> second)
            .orElseThrow();
    var command =
        new AlertCommand(
            firing,
            firing.alerts().getFirst().fingerprint(),
            AlertCommand.Verb.FALSE_ALARM,
            "ken",
            firing.alerts().getFirst().startsAt(),
            "a slow mirror");

    Problem told = through(story.subList(0, 190), List.of(command)).getLast();

    assertThat(told.id()).isEqualTo(firing.id());
    assertThat(told.state()).isEqualTo(AlertState.RESOLVED);
    assertThat(told.alerts()).allSatisfy(alert -> assertThat(alert.falseAlarm()).isNotNull());
  }

  @Test
  void the_same_problems_come_out_as_from_the_judge_alone() {
    HistoryJudge judge =
        new HistoryJudge(new MemoryShelf<>(), new MemoryShelf<>(), new MemoryShelf<>());
    List<Problem> alone = story().stream().flatMap(event -> judge.onEvent(event).stream()).toList();

    assertThat(through(story())).isEqualTo(alone).isNotEmpty();
  }

  private List<Problem> through(List<DeliveryEvent> story) {
    return through(story, List.of());
  }

  private List<Problem> through(List<DeliveryEvent> story, List<AlertCommand> said) {
    var settings =
        new StreamsSettings(
            JudgeSettings.DEFAULTS,
            Watch.DEFAULTS,
            Map.of(),
            CallGraph.NONE,
            state,
            1,
            StreamsSettings.COMMIT_INTERVAL);
    Properties properties =
        new Streams(
                settings, Map.of("bootstrap.servers", "nowhere:9092"), new SimpleMeterRegistry())
            .properties();
    var topology =
        new JudgeTopology(
            settings, new SimpleMeterRegistry().counter("weatherglass.samples.dropped"));
    try (var driver = new TopologyTestDriver(topology.get(properties), properties)) {
      var events =
          driver.createInputTopic(
              Topics.EVENTS.topic(), new StringSerializer(), new ByteArraySerializer());
      story.forEach(event -> events.pipeInput(event.subject(), Json.write(event)));
      var commands =
          driver.createInputTopic(
              Topics.COMMANDS.topic(), new StringSerializer(), new ByteArraySerializer());
      said.forEach(command -> commands.pipeInput(command.subject(), Json.write(command)));
      return driver
          .createOutputTopic(
              Topics.ALERTS.topic(), new StringDeserializer(), new ByteArrayDeserializer())
          .readValuesToList()
          .stream()
          .map(json -> Json.read(json, Problem.class))
          .toList();
    }
  }

  /// From the 81st of 110 commits on builds take a third longer; a case fails until the 96th.
  private static List<DeliveryEvent> story() {
    var random = new Random(SEED);
    var story = new ArrayList<DeliveryEvent>();
    for (int i = 0; i < 110; i++) {
      double seconds = (i < 80 ? 240 : 320) * (1 + 0.03 * random.nextGaussian());
      Outcome outcome = i >= 80 && i < 95 ? Outcome.FAILURE : Outcome.SUCCESS;
      story.add(
          new BuildEvent(context(i, EventKind.BUILD), BuildEvent.Unit.PIPELINE, "CI", seconds));
      story.add(
          new TestEvent(
              context(i, EventKind.TEST),
              TestEvent.Scope.SUITE,
              "unit",
              1,
              outcome == Outcome.FAILURE ? 1 : 0,
              0,
              0,
              null,
              List.of(TestEvent.TestCase.of("Cart.total", outcome, 0.01, false))));
    }
    return story;
  }

  private static EventContext context(int commit, EventKind kind) {
    Instant at = START.plusSeconds(1800L * commit);
    return new EventContext(
        new EventIdentity("/ci", kind.word() + commit, kind.type(Phase.FINISHED)),
        at,
        TimeQuality.SOURCE,
        at,
        "checkout",
        null,
        "production",
        Phase.FINISHED,
        Outcome.SUCCESS,
        new Revision(null, sha(commit), null),
        null,
        null,
        "native",
        Map.of(),
        Map.of("branch", "main"));
  }

  private static String sha(int commit) {
    return "%07x%033d".formatted(commit + 0xabc000, commit);
  }
}
