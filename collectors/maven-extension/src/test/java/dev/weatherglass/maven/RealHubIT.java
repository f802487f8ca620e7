package dev.weatherglass.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.ingest.Ingest;
import dev.weatherglass.ingest.IngestSettings;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import dev.weatherglass.wire.access.Grant;
import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// From `mvn package` to the events topic, by the routes of the real hub.
@Timeout(300)
@ExtendWith(KafkaExtension.class)
class RealHubIT {

  @TempDir Path directory;

  @Test
  void the_hub_understands_all_that_a_build_says(TestKafka shared) throws Exception {
    TestKafka kafka = shared.create(Topics.INBOX, Topics.EVENTS, Topics.DEAD_LETTERS);
    try (var ingest =
            new Ingest(
                IngestSettings.DEFAULT,
                kafka.clientSettings(),
                InstantSource.system(),
                new SimpleMeterRegistry());
        TopicReader topic = kafka.read(Topics.EVENTS)) {
      Javalin server = server(ingest);
      try {
        SmallProject.Build build =
            SmallProject.in(directory)
                .broken()
                .build(
                    Map.of("WEATHERGLASS_URL", "http://127.0.0.1:" + server.port()),
                    "package",
                    "-Dmaven.test.failure.ignore=true");

        assertThat(build.exit()).as(build.output()).isZero();
        assertThat(build.told()).singleElement().asString().contains("build sent in ");
        understands(
            topic.rest().stream()
                .map(entry -> Json.read(entry.value(), DeliveryEvent.class))
                .toList());
      } finally {
        server.stop();
      }
    }
  }

  private static Javalin server(Ingest ingest) {
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.before(request -> request.attribute(Grant.ATTRIBUTE, Grant.EVERYTHING));
              ingest.routes(config.routes);
            })
        .start("127.0.0.1", 0);
  }

  private static void understands(List<DeliveryEvent> events) {
    List<Outcome> outcomes =
        events.stream()
            .filter(event ->
                event instanceof BuildEvent build && build.unit() == BuildEvent.Unit.PIPELINE)
            .map(event -> event.context().outcome())
            .toList();
    assertThat(outcomes).containsExactly(Outcome.UNKNOWN, Outcome.UNSTABLE);
    TestEvent tests =
        events.stream()
            .filter(TestEvent.class::isInstance)
            .map(TestEvent.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(tests.failed()).isEqualTo(1);
    assertThat(tests.total()).isEqualTo(2);
  }
}
