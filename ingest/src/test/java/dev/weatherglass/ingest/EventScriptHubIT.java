package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.ingest.cli.EventScript;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The shell script, with a real curl, against the real doors.
@Timeout(60)
@ExtendWith(KafkaExtension.class)
class EventScriptHubIT {

  @TempDir Path directory;

  @Test
  void what_the_script_says_becomes_events(TestKafka shared) throws Exception {
    assumeTrue(EventScript.has("curl"), "there is no curl on this machine");
    TestKafka kafka = shared.create(Topics.INBOX, Topics.EVENTS, Topics.DEAD_LETTERS);
    var script = new EventScript("sh", directory);
    Files.writeString(
        script.directory().resolve("TEST-Till.xml"),
        "<testsuite name='TillTest' tests='1'><testcase name='adds' time='0.2'/></testsuite>");
    Files.writeString(
        script.directory().resolve("TEST-Shop.xml"),
        "<testsuite name='ShopTest'><testcase name='sells'><failure/></testcase></testsuite>");
    try (var hub = new IngestServer(kafka, Settings.OF_TESTS);
        TopicReader events = kafka.read(Topics.EVENTS)) {
      // The script tells the present time, and this hub lives in the past.
      var to = Map.of("WEATHERGLASS_URL", hub.url(""), "WEATHERGLASS_SERVICE", "shop");
      EventScript.Call deploy =
          script.call(to, "deploy", "--version", "1.4.2", "--at", "2026-11-23T07:59:00Z");
      EventScript.Call tests = script.call(to, "junit", "TEST-Till.xml", "TEST-Shop.xml");

      assertThat(deploy.err() + tests.err()).isEmpty();
      var told = (DeployEvent) Json.read(events.next().value(), DeliveryEvent.class);
      assertThat(told.context().service()).isEqualTo("shop");
      assertThat(told.context().revision().version()).isEqualTo("1.4.2");
      var run = (TestEvent) Json.read(events.next().value(), DeliveryEvent.class);
      assertThat(run.total()).isEqualTo(2);
      assertThat(run.failed()).isEqualTo(1);
    }
  }
}
