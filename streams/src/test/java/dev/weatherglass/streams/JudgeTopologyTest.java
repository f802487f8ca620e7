package dev.weatherglass.streams;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.alert.AlertCommand;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Matcher;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.alert.Silence;
import dev.weatherglass.core.alert.Word;
import dev.weatherglass.core.correlate.CallGraph;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.core.verify.VerdictState;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.MetricBatches;
import dev.weatherglass.wire.Ticks;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTopologyTest {

  private static final int BASELINE = 260;

  @TempDir private Path state;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> events;
  private TestInputTopic<String, byte[]> metrics;
  private TestInputTopic<String, byte[]> commands;
  private TestInputTopic<String, byte[]> ticks;
  private final Checkout checkout = new Checkout(7);

  @BeforeEach
  void start() {
    Streams streams = streams();
    Properties properties = streams.properties();
    driver = new TopologyTestDriver(topology().get(properties), properties);
    events = input(Topics.EVENTS);
    metrics = input(Topics.METRICS);
    commands = input(Topics.COMMANDS);
    ticks = input(Topics.TICKS);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void the_topology_is_what_it_was() throws IOException {
    String described = topology().get(streams().properties()).describe().toString();
    Path golden = Path.of("src/test/resources/golden/topology.txt");

    assertThat(described)
        .describedAs(
            "a change of the topology is an upgrade: see CONTRIBUTING, then update %s", golden)
        .isEqualTo(Files.readString(golden));
  }

  @Test
  void a_shift_without_a_change_becomes_a_firing_problem_that_blames_nobody() {
    measure(BASELINE, 0.180);
    measure(20, 0.240);

    Problem problem = last(Topics.ALERTS, Problem.class);
    assertThat(problem.state()).isEqualTo(AlertState.FIRING);
    assertThat(problem.changes()).isEmpty();
    assertThat(problem.alerts().getFirst().labels())
        .containsEntry("alertname", "UnattributedShift")
        .doesNotContainKey("change");
  }

  @Test
  void a_slower_version_becomes_a_regressed_verdict_and_a_firing_problem() {
    measure(BASELINE, 0.180);
    events.pipeInput("checkout", Json.write(checkout.deploy("2.0.0")));
    measure(20, 0.240);

    Verdict last = last(Topics.VERDICTS, Verdict.class);
    assertThat(last.state()).isEqualTo(VerdictState.REGRESSED);
    Problem problem = last(Topics.ALERTS, Problem.class);
    assertThat(problem.state()).isEqualTo(AlertState.FIRING);
    assertThat(problem.alerts().getFirst().labels())
        .containsEntry("alertname", "DeployRegressed")
        .containsEntry("service", "checkout")
        .containsEntry("signal", "latency");
  }

  @Test
  void what_a_person_says_comes_back_in_the_problem_and_later_evidence_takes_nothing_back() {
    measure(BASELINE, 0.180);
    events.pipeInput("checkout", Json.write(checkout.deploy("2.0.0")));
    measure(20, 0.240);
    Problem firing = last(Topics.ALERTS, Problem.class);

    say(firing, AlertCommand.Verb.ACK, "looking");
    Problem acked = last(Topics.ALERTS, Problem.class);
    say(firing, AlertCommand.Verb.FALSE_ALARM, "a load test");
    Problem wrong = last(Topics.ALERTS, Problem.class);
    measure(101, 0.180);

    assertThat(acked.state()).isEqualTo(AlertState.FIRING);
    assertThat(acked.alerts().getFirst().acked())
        .isEqualTo(new Word("ken", checkout.now().minusSeconds(101), "looking"));
    assertThat(wrong.state()).isEqualTo(AlertState.RESOLVED);
    assertThat(output(Topics.ALERTS).readValuesToList())
        .extracting(json -> Json.read(json, Problem.class))
        .allSatisfy(later -> {
          assertThat(later.transition()).isEqualTo(wrong.transition());
          assertThat(later.alerts().getFirst().acked()).isNotNull();
          assertThat(later.alerts().getFirst().falseAlarm()).isNotNull();
        });
  }

  @Test
  void what_is_no_command_and_what_is_a_silence_is_passed_over() {
    commands.pipeInput("s", Json.write(silence()));
    commands.pipeInput("p", "{\"about\":\"alert\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(output(Topics.ALERTS).isEmpty()).isTrue();
  }

  @Test
  void a_good_version_makes_no_alert() {
    measure(BASELINE, 0.180);
    events.pipeInput("checkout", Json.write(checkout.deploy("1.1.0")));
    measure(125, 0.180);

    assertThat(last(Topics.VERDICTS, Verdict.class).state()).isEqualTo(VerdictState.HEALTHY);
    assertThat(output(Topics.ALERTS).isEmpty()).isTrue();
  }

  @Test
  void each_minute_of_a_watched_series_is_told_once_and_nothing_between() {
    measure(250, 0.180);

    Map<String, List<Rollup>> minutes =
        minutes().stream().collect(groupingBy(minute -> minute.series().signal()));
    assertThat(minutes).containsOnlyKeys("latency", "throughput");
    assertThat(minutes.get("latency"))
        .extracting(Rollup::at)
        .containsExactly(
            Checkout.START,
            Checkout.START.plusSeconds(60),
            Checkout.START.plusSeconds(120),
            Checkout.START.plusSeconds(180));
    Rollup whole = minutes.get("latency").get(1);
    assertThat(whole.buckets()).isEqualTo(60);
    assertThat(whole.mean()).isBetween(0.175, 0.185);
    assertThat(whole.min()).isLessThan(whole.mean());
    assertThat(whole.max()).isGreaterThan(whole.mean());
  }

  @Test
  void a_minute_is_under_the_id_of_its_series_and_the_same_when_it_is_read_again() {
    measure(250, 0.180);
    List<KeyValue<String, byte[]>> first = output(Topics.ROLLUPS).readKeyValuesToList();
    stop();
    start();
    pipe(new Checkout(7), 250, 0.180);
    List<KeyValue<String, byte[]>> again = output(Topics.ROLLUPS).readKeyValuesToList();

    assertThat(first).hasSize(8).allMatch(each -> each.key.equals(minute(each.value).id()));
    assertThat(again)
        .extracting(each -> each.key + minute(each.value))
        .containsExactlyElementsOf(
            first.stream().map(each -> each.key + minute(each.value)).toList());
  }

  @Test
  void ticks_end_what_no_sample_ends() {
    measure(BASELINE, 0.180);
    events.pipeInput("checkout", Json.write(checkout.deploy("2.0.0")));
    ticks.pipeInput(null, Ticks.encode(checkout.now().plusSeconds(600).toEpochMilli()));

    Verdict last = last(Topics.VERDICTS, Verdict.class);
    assertThat(last.state()).isEqualTo(VerdictState.NO_DATA);
    assertThat(last.ended()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"web-1", "web-1.example.com"})
  void a_change_to_a_host_competes_on_the_services_it_holds(String host) {
    measure(BASELINE, 0.180);
    events.pipeInput(host, Json.write(checkout.configured(host)));
    measure(20, 0.240);

    Verdict last = last(Topics.VERDICTS, Verdict.class);
    assertThat(last.service()).isEqualTo("checkout");
    assertThat(last.state()).isEqualTo(VerdictState.REGRESSED);
  }

  /// The property: order, repeats, lateness up to 120 buckets and a second source change
  /// neither judgement, nor effect, nor firing bucket.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void any_order_of_reports_gives_the_same_verdict(long seed) {
    Verdict expected = told(List.of(0, 0, 0), List.of(0, 1, 2));
    stop();
    start();

    var random = new Random(seed);
    var order = new ArrayList<>(List.of(0, 1, 2));
    Collections.shuffle(order, random);
    order.add(order.get(random.nextInt(3)));
    List<Integer> waits = order.stream().map(_ -> random.nextInt(30)).toList();
    Verdict shuffled = told(waits, order);

    assertThat(shuffled.state()).isEqualTo(VerdictState.REGRESSED);
    assertThat(shuffled.state()).isEqualTo(expected.state());
    assertThat(shuffled.firedAt()).describedAs("seed %s", seed).isEqualTo(expected.firedAt());
    assertThat(shuffled.series()).hasSameSizeAs(expected.series());
    for (int i = 0; i < expected.series().size(); i++) {
      assertThat(shuffled.series().get(i).effect()).isEqualTo(expected.series().get(i).effect());
      assertThat(shuffled.series().get(i).lnE()).isEqualTo(expected.series().get(i).lnE());
    }
  }

  /// Tells one slow version by three reports, each after so many buckets, and runs the window to
  /// its end.
  private Verdict told(List<Integer> waits, List<Integer> order) {
    var service = new Checkout(42);
    pipe(service, BASELINE, 0.180);
    List<DeployEvent> reports = service.reports("2.0.0");
    int run = 0;
    for (int i = 0; i < order.size(); i++) {
      pipe(service, waits.get(i), 0.230);
      run += waits.get(i);
      events.pipeInput("checkout", Json.write(reports.get(order.get(i))));
    }
    pipe(service, 121 - run, 0.230);
    return output(Topics.VERDICTS).readValuesToList().stream()
        .map(json -> Json.read(json, Verdict.class))
        .filter(verdict -> !verdict.reason().startsWith("explained by"))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private void say(Problem problem, AlertCommand.Verb verb, String why) {
    var command =
        new AlertCommand(
            problem, problem.alerts().getFirst().fingerprint(), verb, "ken", checkout.now(), why);
    commands.pipeInput(command.subject(), Json.write(command));
  }

  private Silence silence() {
    return new Silence(
        "s",
        List.of(new Matcher("service", "checkout", false, true)),
        checkout.now(),
        checkout.now().plusSeconds(60),
        "ken",
        "a load test",
        checkout.now());
  }

  private void pipe(Checkout service, int scrapes, double latencySeconds) {
    for (int i = 0; i < scrapes; i++) {
      metrics.pipeInput("checkout", MetricBatches.write(service.scrape(latencySeconds)));
    }
  }

  private void measure(int scrapes, double latencySeconds) {
    pipe(checkout, scrapes, latencySeconds);
  }

  private List<Rollup> minutes() {
    return output(Topics.ROLLUPS).readValuesToList().stream()
        .map(JudgeTopologyTest::minute)
        .toList();
  }

  private static Rollup minute(byte[] json) {
    return Json.read(json, Rollup.class);
  }

  private <T> T last(Topics topic, Class<T> type) {
    return Json.read(output(topic).readValuesToList().getLast(), type);
  }

  private TestInputTopic<String, byte[]> input(Topics topic) {
    return driver.createInputTopic(
        topic.topic(), new StringSerializer(), new ByteArraySerializer());
  }

  private TestOutputTopic<String, byte[]> output(Topics topic) {
    return driver.createOutputTopic(
        topic.topic(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  private Streams streams() {
    return new Streams(
        settings(), Map.of("bootstrap.servers", "nowhere:9092"), new SimpleMeterRegistry());
  }

  private JudgeTopology topology() {
    return new JudgeTopology(
        settings(), new SimpleMeterRegistry().counter("weatherglass.samples.dropped"));
  }

  private StreamsSettings settings() {
    return new StreamsSettings(
        JudgeSettings.DEFAULTS,
        Watch.DEFAULTS,
        Map.of("web-1", List.of("checkout")),
        CallGraph.NONE,
        state,
        1,
        StreamsSettings.COMMIT_INTERVAL);
  }
}
