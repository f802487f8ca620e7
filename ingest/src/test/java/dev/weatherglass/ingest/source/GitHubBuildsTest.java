package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.BuildEvent.Unit;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubBuildsTest {

  private static final String JOB = SourceProbe.fixture("github/workflow_job.json");
  private static final String CHECK =
      """
      {'action':'completed','check_run':{'id':31,'name':'linter','status':'completed',
       'conclusion':'failure','head_sha':'9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567',
       'started_at':'2026-11-23T07:00:00Z','completed_at':'2026-11-23T07:00:30Z'},
       'repository':{'full_name':'octo/shop'}}
      """;
  private static final String STATUS =
      """
      {'id':61,'sha':'9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567','context':'ci/old','state':'pending',
       'created_at':'2026-11-23T07:00:00Z','repository':{'full_name':'octo/shop'}}
      """;

  private final SourceProbe gitHub = new SourceProbe(new GitHub());

  @Test
  void a_job_is_a_part_of_its_run() throws Exception {
    BuildEvent job = build("workflow_job", JOB);

    assertThat(job.unit()).isEqualTo(Unit.JOB);
    assertThat(job.name()).isEqualTo("unit tests");
    assertThat(job.durationSeconds()).isEqualTo(75.0);
    assertThat(job.context().run()).isEqualTo("77");
    assertThat(job.context().at()).isEqualTo(Instant.parse("2026-11-23T07:01:55Z"));
    assertThat(job.context().labels())
        .containsEntry("job_id", "901")
        .containsEntry("workflow", "CI");
  }

  @Test
  void a_job_that_waits_for_a_person_is_blocked_though_its_action_says_queued() throws Exception {
    BuildEvent job =
        build(
            "workflow_job",
            """
            {'action':'queued','workflow_job':{'id':902,'run_id':77,'name':'deploy',
             'status':'waiting','conclusion':null},'deployment':{'environment':'staging'},
             'repository':{'full_name':'octo/shop'}}
            """);

    assertThat(job.context().phase()).isEqualTo(Phase.QUEUED);
    assertThat(job.context().outcome()).isEqualTo(Outcome.BLOCKED);
    assertThat(job.context().labels()).containsEntry("environment", "staging");
  }

  @Test
  void of_everything_that_tells_of_one_build_only_the_run_is_a_pipeline() throws Exception {
    String run =
        """
        {'action':'completed','workflow_run':{'id':77,'name':'CI','status':'completed',
         'conclusion':'success'},'repository':{'full_name':'octo/shop'}}
        """;
    String suite =
        """
        {'action':'requested','check_suite':{'id':41,'status':'queued','app':{'name':'Actions'}},
         'repository':{'full_name':'octo/shop'}}
        """;

    assertThat(build("workflow_run", run).unit()).isEqualTo(Unit.PIPELINE);
    assertThat(build("workflow_job", JOB).unit()).isEqualTo(Unit.JOB);
    assertThat(build("check_run", CHECK).unit()).isEqualTo(Unit.CHECK);
    assertThat(build("check_suite", suite).unit()).isEqualTo(Unit.CHECK);
    assertThat(build("status", STATUS).unit()).isEqualTo(Unit.CHECK);
  }

  @ParameterizedTest
  @CsvSource({
    "pending, QUEUED, UNKNOWN",
    "success, FINISHED, SUCCESS",
    "failure, FINISHED, FAILURE",
    "error, FINISHED, ERROR",
    "resting, PROGRESS, UNKNOWN",
  })
  void each_state_of_a_commit_status_has_its_phase_and_outcome(
      String state, Phase phase, Outcome outcome) throws Exception {
    BuildEvent check = build("status", STATUS.replace("pending", state));

    assertThat(check.context().phase()).isEqualTo(phase);
    assertThat(check.context().outcome()).isEqualTo(outcome);
  }

  @Test
  void what_we_reported_ourselves_is_not_taken_for_news() throws Exception {
    assertThat(decode("status", STATUS.replace("ci/old", "weatherglass/checkout")))
        .isEqualTo(new Decoded.Ignored("own_status"));
    assertThat(decode("check_run", CHECK.replace("linter", "Weatherglass")))
        .isEqualTo(new Decoded.Ignored("own_status"));
  }

  @Test
  void a_repeated_check_is_the_same_event_and_a_changed_one_another() throws Exception {
    BuildEvent failed = build("check_run", CHECK);

    assertThat(build("check_run", CHECK.replace("'completed','check", "'rerequested','check")))
        .extracting(event -> event.context().identity())
        .isEqualTo(failed.context().identity());
    assertThat(build("check_run", CHECK.replace("failure", "success")).context().identity())
        .isNotEqualTo(failed.context().identity());
  }

  private BuildEvent build(String event, String json) throws UnreadableException {
    return (BuildEvent) gitHub.one(Map.of("X-GitHub-Event", event), json);
  }

  private Decoded decode(String event, String json) throws UnreadableException {
    return gitHub.decode(Map.of("X-GitHub-Event", event), json);
  }
}
