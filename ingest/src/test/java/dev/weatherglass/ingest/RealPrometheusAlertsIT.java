package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.ingest.webhook.SourceSettings;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A real Prometheus takes us for its Alertmanager: what always fires there is one incident here,
/// however often it is said.
@Timeout(90)
@ExtendWith(KafkaExtension.class)
class RealPrometheusAlertsIT {

  private static final String TOKEN = "s3cret";
  private static final String RULES =
      """
      groups:
        - name: always
          interval: 1s
          rules:
            - alert: AlwaysFiring
              expr: vector(1)
              labels: {service: checkout, severity: page}
              annotations: {summary: It fires}
      """;
  private static final String CONFIGURATION =
      """
      rule_files: [rules.yml]
      alerting:
        alertmanagers:
          - authorization: {credentials: %s}
            static_configs: [{targets: ["%s"]}]
      """;

  @Test
  void what_fires_in_prometheus_is_one_incident_however_often_it_is_said(
      TestKafka shared, @TempDir Path directory) throws IOException {
    Optional<Path> program = program();
    assumeTrue(program.isPresent(), "no prometheus on the PATH: apt-get install prometheus");
    TestKafka kafka = shared.create(Topics.INBOX, Topics.EVENTS, Topics.DEAD_LETTERS);

    try (var hub = new IngestServer(kafka, signed());
        TopicReader events = kafka.read(Topics.EVENTS)) {
      Process prometheus = start(program.orElseThrow(), directory, hub.url(""));
      try {
        List<IncidentEvent> told =
            events.next(2).stream().map(entry -> incident(entry.value())).toList();

        assertThat(told.getFirst().context().phase()).isEqualTo(Phase.OPENED);
        assertThat(told.getFirst().context().service()).isEqualTo("checkout");
        assertThat(told.getFirst().title()).isEqualTo("It fires");
        assertThat(told.getFirst().severity()).isEqualTo("page");
        assertThat(told.getLast().context().identity())
            .isEqualTo(told.getFirst().context().identity());
      } finally {
        prometheus.destroyForcibly();
      }
    }
  }

  private static Optional<Path> program() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "prometheus"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Process start(Path program, Path directory, String hub) throws IOException {
    Files.writeString(directory.resolve("rules.yml"), RULES);
    Path file = directory.resolve("prometheus.yml");
    Files.writeString(file, CONFIGURATION.formatted(TOKEN, URI.create(hub).getAuthority()));
    return new ProcessBuilder(
            program.toString(),
            "--config.file=" + file,
            "--storage.tsdb.path=" + directory.resolve("tsdb"),
            "--rules.alert.resend-delay=1s",
            "--web.listen-address=127.0.0.1:" + freePort())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("prometheus.log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static IncidentEvent incident(byte[] value) {
    return (IncidentEvent) Json.read(value, DeliveryEvent.class);
  }

  private static IngestSettings signed() {
    IngestSettings tests = Settings.OF_TESTS;
    return new IngestSettings(
        tests.defaultEnvironment(),
        tests.services(),
        Map.of("alertmanager", new SourceSettings(TOKEN, false)),
        tests.ticks());
  }
}
