package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.event.ArtifactEvent;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.ingest.webhook.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JenkinsTest {

  private static final String NOTIFIED = SourceProbe.fixture("jenkins/notification.json");
  private static final String CLOUD_EVENT = SourceProbe.fixture("jenkins/cloudevent.json");

  private final SourceProbe jenkins = new SourceProbe(new Jenkins());

  @Test
  void a_completed_build_tells_of_the_build_its_tests_and_its_artefacts() throws Exception {
    List<DeliveryEvent> events = jenkins.all(Map.of(), NOTIFIED);

    var build = (BuildEvent) events.get(0);
    assertThat(build.context().service()).isEqualTo("checkout » main");
    assertThat(build.context().outcome()).isEqualTo(Outcome.UNSTABLE);
    assertThat(build.context().run()).isEqualTo("128");
    assertThat(build.context().at()).isEqualTo(Instant.ofEpochMilli(1_795_420_500_000L));
    assertThat(build.context().revision().commit()).startsWith("9f2c6b5");
    assertThat(build.durationSeconds()).isEqualTo(184.0);
    var tests = (TestEvent) events.get(1);
    assertThat(tests.total()).isEqualTo(12);
    assertThat(tests.failed()).isEqualTo(1);
    assertThat(tests.skipped()).isEqualTo(1);
    assertThat(tests.context().outcome()).isEqualTo(Outcome.FAILURE);
    assertThat(tests.cases())
        .extracting(TestEvent.TestCase::name)
        .containsExactly("town.CheckoutTest.tax");
    var artifact = (ArtifactEvent) events.get(2);
    assertThat(artifact.name()).isEqualTo("target/checkout-1.4.2.jar");
    assertThat(artifact.context().links()).containsKey("archive");
  }

  @Test
  void finalized_adds_nothing_to_completed() throws Exception {
    assertThat(jenkins.all(Map.of(), NOTIFIED.replace("COMPLETED", "FINALIZED")))
        .isEqualTo(jenkins.all(Map.of(), NOTIFIED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"completed", "finalized", "finalzed"})
  void two_plug_ins_on_one_server_tell_of_one_build(String type) throws Exception {
    DeliveryEvent other =
        jenkins.one(Map.of("ce-type", "org.jenkinsci.job." + type, "ce-id", "x"), CLOUD_EVENT);

    assertThat(other.context().identity())
        .isEqualTo(jenkins.all(Map.of(), NOTIFIED).getFirst().context().identity());
  }

  @ParameterizedTest
  @CsvSource({
    "STARTED, '', STARTED, UNKNOWN",
    "COMPLETED, SUCCESS, FINISHED, SUCCESS",
    "COMPLETED, FAILURE, FINISHED, FAILURE",
    "FINALIZED, FAILED, FINISHED, FAILURE",
    "COMPLETED, ABORTED, FINISHED, CANCELLED",
    "COMPLETED, NOT_BUILT, FINISHED, SKIPPED",
    "COMPLETED, SPLENDID, FINISHED, UNKNOWN",
    "PONDERING, '', PROGRESS, UNKNOWN",
  })
  void each_phase_and_status_has_its_phase_and_outcome(
      String phase, String status, Phase ours, Outcome outcome) throws Exception {
    DeliveryEvent event =
        jenkins.one(
            Map.of(),
            "{'name':'shop','build':{'number':4,'phase':'%s','status':'%s'}}"
                .formatted(phase, status));

    assertThat(event.context().phase()).isEqualTo(ours);
    assertThat(event.context().outcome()).isEqualTo(outcome);
    assertThat(event.context().service()).isEqualTo("shop");
  }

  @Test
  void all_reasons_to_wait_in_the_queue_are_one_event_and_leaving_it_is_none() throws Exception {
    String waiting =
        """
        {'ciUrl':'https://ci.example/','displayName':'shop','entryTime':1795420400000,
         'jenkinsQueueId':25,'status':'ENTERED_WAITING'}
        """;
    DeliveryEvent queued = jenkins.one(Map.of(), waiting);

    assertThat(queued.context().phase()).isEqualTo(Phase.QUEUED);
    assertThat(jenkins.one(Map.of(), waiting.replace("WAITING", "BUILDABLE"))).isEqualTo(queued);
    assertThat(jenkins.decode(Map.of(), waiting.replace("ENTERED_WAITING", "LEFT")))
        .isEqualTo(new Decoded.Ignored("queue_left"));
  }

  @Test
  void what_another_plug_in_event_says_is_ignored() throws Exception {
    assertThat(
            jenkins.decode(
                Map.of("ce-type", "org.jenkinsci.node.online", "ce-id", "x"), "{'name':'n1'}"))
        .isEqualTo(new Decoded.Ignored("type_not_used"));
  }

  @Test
  void its_cdevents_plug_in_speaks_the_oldest_cdevents() throws Exception {
    DeliveryEvent build =
        jenkins.one(
            Map.of("ce-type", "dev.cdevents.pipelinerun.finished.0.1.0"),
            """
            {'context':{'version':'0.1.0','id':'c-1','source':'job/shop','type':'dev.cdevents.pipelinerun.finished.0.1.0',
             'timestamp':'2026-11-23T07:00:00Z'},'subject':{'id':'shop#4','type':'pipelineRun',
             'content':{'pipelineName':'shop','outcome':'success','url':'https://ci.example/job/shop/4/'}}}
            """);

    assertThat(build.context().outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(build.context().service()).isEqualTo("shop");
  }

  @Test
  void parameters_and_logs_are_taken_out_before_anything_is_stored() throws Exception {
    String item = CLOUD_EVENT.replace("\"name\"", "\"configFile\":\"hunter2\",\"name\"");
    for (String json : List.of(NOTIFIED, item, "{\"data\":" + item + "}")) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      byte[] kept =
          jenkins.source().redacted(new Delivery("jenkins", Map.of(), body, SourceProbe.RECEIVED));

      assertThat(new String(kept, StandardCharsets.UTF_8))
          .doesNotContain("hunter2")
          .contains("128", "UNSTABLE");
    }
  }

  @Test
  void what_jenkins_would_never_send_is_unreadable_and_says_why() {
    assertThatThrownBy(() -> jenkins.all(Map.of(), "{'name':'shop'}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("/build is missing");
    assertThatThrownBy(() -> jenkins.all(Map.of(), "{'name':'shop','build':{'phase':'STARTED'}}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("/build/number");
  }
}
