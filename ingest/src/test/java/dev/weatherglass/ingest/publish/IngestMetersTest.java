package dev.weatherglass.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.Ingest;
import dev.weatherglass.ingest.IngestSettings;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.source.Decoded;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.wire.MetricNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class IngestMetersTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final IngestMeters meters = new IngestMeters(registry);

  @Test
  void an_outcome_that_nobody_knows_is_counted_and_kept() throws Exception {
    meters.decoded("github", run("success"));
    meters.decoded("github", run("a word of next year"));

    assertThat(registry.counter(MetricNames.EVENTS_ACCEPTED, "source", "github").count())
        .isEqualTo(2);
    assertThat(registry.counter(MetricNames.EVENTS_UNKNOWN_OUTCOME, "source", "github").count())
        .isEqualTo(1);
  }

  private static List<DeliveryEvent> run(String conclusion) throws Exception {
    String body =
        """
        {"workflow_run":{"id":77,"status":"completed","conclusion":"%s","head_sha":"9f2c6b5d"},
         "repository":{"full_name":"octo/shop"}}
        """
            .formatted(conclusion);
    var delivery =
        new Delivery(
            "github",
            Map.of("X-GitHub-Event", "workflow_run"),
            body.getBytes(StandardCharsets.UTF_8),
            Instant.parse("2026-11-23T08:00:00Z"));
    var github = Objects.requireNonNull(Ingest.sources(IngestSettings.DEFAULT).named("github"));
    Decoded decoded = github.decode(delivery, new ServiceNames(Map.of(), "production"));
    return ((Decoded.Events) decoded).events();
  }
}
