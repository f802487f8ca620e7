package dev.weatherglass.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Problem;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTopologyTest {

  private static final int BASELINE = 260;

  @TempDir private Path state;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> events;
  private TestInputTopic<String, byte[]> metrics;
  private TestInputTopic<String, byte[]> ticks;
  private final Checkout checkout = new Checkout(7);

  @BeforeEach
  void start() {
    Streams streams = streams();
    Properties properties = streams.properties();
    driver = new TopologyTestDriver(topology().get(properties), properties);
    events = input(Topics.EVENTS);
    metrics = input(Topics.METRICS);
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
  void a_good_version_makes_no_alert() {
    measure(BASELINE, 0.180);
    events.pipeInput("checkout", Json.write(checkout.deploy("1.1.0")));
    measure(125, 0.180);

    assertThat(last(Topics.VERDICTS, Verdict.class).state()).isEqualTo(VerdictState.HEALTHY);
    assertThat(output(Topics.ALERTS).isEmpty()).isTrue();
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

  @Test
  void a_change_to_a_host_competes_on_the_services_it_holds() {
    measure(BASELINE, 0.180);
    events.pipeInput("web-1", Json.write(checkout.configured("web-1")));
    measure(20, 0.240);

    Verdict last = last(Topics.VERDICTS, Verdict.class);
    assertThat(last.service()).isEqualTo("checkout");
    assertThat(last.state()).isEqualTo(VerdictState.REGRESSED);
  }

  private void measure(int scrapes, double latencySeconds) {
    for (int i = 0; i < scrapes; i++) {
      metrics.pipeInput("checkout", MetricBatches.write(checkout.scrape(latencySeconds)));
    }
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
        state,
        1,
        StreamsSettings.COMMIT_INTERVAL);
  }
}
