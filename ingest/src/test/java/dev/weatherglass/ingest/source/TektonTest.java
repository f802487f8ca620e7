package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.BuildEvent.Unit;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TektonTest {

  private static final String TASK = SourceProbe.fixture("tekton/taskrun.json");

  private final SourceProbe tekton = new SourceProbe(new Tekton());

  @Test
  void a_task_run_that_succeeded_is_a_finished_task_of_its_pipeline_s_run() throws Exception {
    BuildEvent build = build("taskrun.successful", TASK);

    assertThat(build.unit()).isEqualTo(Unit.TASK);
    assertThat(build.name()).isEqualTo("build");
    assertThat(build.durationSeconds()).isEqualTo(43.0);
    assertThat(build.context().service()).isEqualTo("deliver-checkout");
    assertThat(build.context().run()).isEqualTo("deliver-checkout-9");
    assertThat(build.context().at()).isEqualTo(Instant.parse("2026-11-23T07:48:40Z"));
    assertThat(build.context().revision().commit()).startsWith("9f2c6b5");
  }

  @ParameterizedTest
  @CsvSource({
    "queued, '', QUEUED, UNKNOWN",
    "started, Started, STARTED, UNKNOWN",
    "running, Running, PROGRESS, UNKNOWN",
    "unknown, Pending, PROGRESS, UNKNOWN",
    "successful, Succeeded, FINISHED, SUCCESS",
    "failed, Failed, FINISHED, FAILURE",
    "failed, TaskRunCancelled, FINISHED, CANCELLED",
    "failed, PipelineRunTimeout, FINISHED, TIMEOUT",
  })
  void each_type_has_its_phase_and_outcome(String type, String reason, Phase phase, Outcome outcome)
      throws Exception {
    for (String kind : new String[] {"taskRun", "pipelineRun"}) {
      String run = TASK.replace("taskRun", kind);
      BuildEvent build =
          build(
              kind.toLowerCase(java.util.Locale.ROOT) + "." + type,
              run.replace("\"reason\": \"Succeeded\"", "\"reason\": \"" + reason + "\""));

      assertThat(build.context().phase()).isEqualTo(phase);
      assertThat(build.context().outcome()).isEqualTo(outcome);
    }
  }

  @Test
  void a_repeated_event_is_the_same_and_another_state_is_another() throws Exception {
    assertThat(build("taskrun.successful", TASK).context().identity())
        .isEqualTo(((BuildEvent) tekton.one(Map.of("ce-id", "later"), TASK)).context().identity());
    assertThat(build("taskrun.started", TASK).context().identity().id())
        .isNotEqualTo(build("taskrun.running", TASK).context().identity().id());
  }

  @Test
  void a_custom_run_is_ignored() throws Exception {
    assertThat(tekton.decode(Map.of(), "{'customRun':{'metadata':{'name':'x'}}}"))
        .isEqualTo(new Decoded.Ignored("type_not_used"));
  }

  @Test
  void what_tekton_would_never_send_is_unreadable_and_says_why() {
    assertThatThrownBy(() -> tekton.one(Map.of(), "{'hello':'world'}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("/taskRun or /pipelineRun is missing");
  }

  private BuildEvent build(String type, String json) throws UnreadableException {
    return (BuildEvent) tekton.one(Map.of("ce-type", "dev.tekton.event." + type + ".v1"), json);
  }
}
