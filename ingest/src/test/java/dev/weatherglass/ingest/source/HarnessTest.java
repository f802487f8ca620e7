package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.BuildEvent.Unit;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarnessTest {

  private static final String NOTIFICATION =
      """
      {'eventData':{'accountIdentifier':'a','orgIdentifier':'default','projectIdentifier':'town',
       'pipelineIdentifier':'deliver','pipelineName':'Deliver','planExecutionId':'Xk2p',
       'stageIdentifier':'build','stageName':'Build','stepName':'Compile',
       'executionUrl':'https://harness.example/executions/Xk2p','eventType':'PipelineFailed',
       'nodeStatus':'failed','triggeredBy':{'name':'Dana'},'startTs':1795420304,'endTs':1795420318,
       'errorMessage':'Compile failed'}}
      """;

  private final SourceProbe harness = new SourceProbe(new Harness());

  @Test
  void its_cdevents_may_use_one_id_for_a_start_and_its_end_and_write_milliseconds()
      throws Exception {
    String run =
        """
        {'context':{'version':'0.5.0-draft','id':'e-1','source':'/harness/town',
         'type':'dev.cdevents.pipelinerun.started.0.3.0-draft','timestamp':'1795420800000'},
         'subject':{'id':'Xk2p','type':'pipelineRun','content':{'pipelineName':'deliver'}}}
        """;

    DeliveryEvent started = harness.one(Map.of(), run);
    DeliveryEvent finished = harness.one(Map.of(), run.replace("started", "finished"));

    assertThat(started.context().at()).isEqualTo(Instant.ofEpochMilli(1_795_420_800_000L));
    assertThat(started.context().identity().id()).isNotEqualTo(finished.context().identity().id());
    assertThat(started.context().run()).isEqualTo(finished.context().run());
  }

  @Test
  void a_notification_of_a_pipeline_that_failed_is_a_failed_build() throws Exception {
    var build = (BuildEvent) harness.one(Map.of(), NOTIFICATION);

    assertThat(build.context().service()).isEqualTo("Deliver");
    assertThat(build.context().run()).isEqualTo("Xk2p");
    assertThat(build.context().at()).isEqualTo(Instant.ofEpochSecond(1_795_420_318));
    assertThat(build.durationSeconds()).isEqualTo(14.0);
  }

  @ParameterizedTest
  @CsvSource({
    "PipelineStart, PIPELINE, STARTED, UNKNOWN",
    "PipelinePaused, PIPELINE, QUEUED, BLOCKED",
    "PipelineSuccess, PIPELINE, FINISHED, SUCCESS",
    "PipelineFailed, PIPELINE, FINISHED, FAILURE",
    "StageStart, STAGE, STARTED, UNKNOWN",
    "StageSuccess, STAGE, FINISHED, SUCCESS",
    "StepFailed, TASK, FINISHED, FAILURE",
  })
  void each_notification_has_its_unit_and_phase(
      String type, Unit unit, Phase phase, Outcome outcome) throws Exception {
    var build = (BuildEvent) harness.one(Map.of(), NOTIFICATION.replace("PipelineFailed", type));

    assertThat(build.unit()).isEqualTo(unit);
    assertThat(build.context().phase()).isEqualTo(phase);
    assertThat(build.context().outcome()).isEqualTo(outcome);
  }

  @Test
  void an_end_that_does_not_say_how_is_ignored() throws Exception {
    assertThat(harness.decode(Map.of(), NOTIFICATION.replace("PipelineFailed", "PipelineEnd")))
        .isEqualTo(new Decoded.Ignored("type_not_used"));
  }
}
