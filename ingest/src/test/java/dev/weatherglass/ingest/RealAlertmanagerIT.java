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
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A real Alertmanager is told of an alert and of its end, and tells us.
@Timeout(90)
@ExtendWith(KafkaExtension.class)
class RealAlertmanagerIT {

  private static final String TOKEN = "s3cret";
  private static final String ALERT =
      """
      [{"labels": {"alertname": "ErrorBudgetBurn", "job": "checkout", "severity": "critical"},
        "annotations": {"summary": "checkout burns its error budget"},
        "startsAt": "2024-05-01T10:00:00Z"%s}]
      """;

  @Test
  void what_fires_and_what_ends_there_are_one_incident_here(
      TestKafka shared, @TempDir Path directory) {
    assumeTrue(
        AlertmanagerProcess.program().isPresent(),
        "no prometheus-alertmanager on the PATH: apt-get install prometheus-alertmanager");
    TestKafka kafka = shared.create(Topics.INBOX, Topics.EVENTS, Topics.DEAD_LETTERS);

    try (var hub = new IngestServer(kafka, signed());
        var alertmanager =
            AlertmanagerProcess.start(directory, hub.url("/webhooks/alertmanager"), TOKEN);
        TopicReader events = kafka.read(Topics.EVENTS)) {
      alertmanager.tell(ALERT.formatted(""));
      IncidentEvent opened = incident(events);
      alertmanager.tell(ALERT.formatted(", \"endsAt\": \"2024-05-01T10:30:00Z\""));
      IncidentEvent resolved = incident(events);

      assertThat(opened.context().phase()).isEqualTo(Phase.OPENED);
      assertThat(opened.context().service()).isEqualTo("checkout");
      assertThat(opened.context().at()).isEqualTo(Instant.parse("2024-05-01T10:00:00Z"));
      assertThat(opened.title()).isEqualTo("checkout burns its error budget");
      assertThat(resolved.context().phase()).isEqualTo(Phase.RESOLVED);
      assertThat(resolved.context().at()).isEqualTo(Instant.parse("2024-05-01T10:30:00Z"));
      assertThat(resolved.key()).isEqualTo(opened.key());
    }
  }

  private static IncidentEvent incident(TopicReader events) {
    return (IncidentEvent) Json.read(events.next().value(), DeliveryEvent.class);
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
