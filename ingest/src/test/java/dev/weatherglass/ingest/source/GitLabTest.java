package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.event.ArtifactEvent;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.BuildEvent.Unit;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.ingest.webhook.Authenticity;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitLabTest {

  private static final String PIPELINE = SourceProbe.fixture("gitlab/pipeline.json");
  private static final String DEPLOYMENT = SourceProbe.fixture("gitlab/deployment.json");
  private static final String PROJECT =
      "'project':{'path_with_namespace':'town/shop','web_url':'https://gitlab.example/town/shop'}";
  private static final String MERGE_REQUEST =
      """
      {'object_kind':'merge_request','user':{'username':'dana'},%s,'object_attributes':{'iid':7,
       'action':'merge','state':'merged','source_branch':'fast','target_branch':'main',
       'updated_at':'2026-11-23T07:40:00Z','merge_commit_sha':'44d21f9000000000000000000000000000000000',
       'last_commit':{'id':'9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567'}}}
      """
          .formatted(PROJECT);

  private final SourceProbe gitLab = new SourceProbe(new GitLab());

  @Test
  void a_pipeline_that_passed_is_a_finished_build() throws Exception {
    var build = (BuildEvent) one(PIPELINE);

    assertThat(build.unit()).isEqualTo(Unit.PIPELINE);
    assertThat(build.name()).isEqualTo("Build and deliver");
    assertThat(build.durationSeconds()).isEqualTo(240.0);
    assertThat(build.context().service()).isEqualTo("town/shop");
    assertThat(build.context().outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(build.context().at()).isEqualTo(Instant.parse("2026-11-23T07:04:03Z"));
    assertThat(build.context().actor()).isEqualTo("dana");
    assertThat(build.context().identity().source()).isEqualTo("https://gitlab.example/town/shop");
  }

  @ParameterizedTest
  @CsvSource({
    "created, QUEUED, UNKNOWN",
    "waiting_for_resource, QUEUED, UNKNOWN",
    "scheduled, QUEUED, UNKNOWN",
    "running, STARTED, UNKNOWN",
    "manual, QUEUED, BLOCKED",
    "failed, FINISHED, FAILURE",
    "canceled, FINISHED, CANCELLED",
    "skipped, FINISHED, SKIPPED",
    "dreaming, PROGRESS, UNKNOWN",
  })
  void each_state_has_its_phase_and_outcome(String status, Phase phase, Outcome outcome)
      throws Exception {
    for (String json : new String[] {PIPELINE, DEPLOYMENT}) {
      DeliveryEvent event = one(json.replace("\"success\"", "\"" + status + "\""));

      assertThat(event.context().phase()).isEqualTo(phase);
      assertThat(event.context().outcome()).isEqualTo(outcome);
    }
  }

  @Test
  void a_time_means_the_same_however_it_is_written() throws Exception {
    String iso = PIPELINE.replace("2026-11-23 07:04:03 UTC", "2026-11-23T08:04:03+01:00");

    assertThat(one(iso).context().identity()).isEqualTo(one(PIPELINE).context().identity());
    assertThat(one(iso).context().at()).isEqualTo(one(PIPELINE).context().at());
  }

  @Test
  void a_deployment_knows_the_whole_commit_and_its_environment() throws Exception {
    var deploy = (DeployEvent) one(DEPLOYMENT);

    assertThat(deploy.context().environment()).isEqualTo("production");
    assertThat(deploy.context().revision().version()).isEqualTo("v1.4.2");
    assertThat(deploy.context().revision().commit())
        .isEqualTo("9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567");
    assertThat(deploy.context().at()).isEqualTo(Instant.parse("2026-11-23T07:58:30Z"));
    assertThat(((DeployEvent) one(DEPLOYMENT.replace("success", "running"))).deployId())
        .isEqualTo(deploy.deployId());
  }

  @Test
  void a_job_that_deploys_is_a_build_with_the_environment_as_a_label() throws Exception {
    var job =
        (BuildEvent)
            one(
                """
                {'object_kind':'build','ref':'main','sha':'9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567',
                 'build_id':31,'build_name':'deploy','build_stage':'deliver','build_status':'failed',
                 'build_finished_at':'2026-11-23 07:50:54 UTC','build_duration':49.5,
                 'build_failure_reason':'script_failure','pipeline_id':4711,
                 'project_name':'Town / Shop','commit':{'id':4711},
                 'repository':{'homepage':'https://gitlab.example/town/shop'},
                 'environment':{'name':'production','action':'start'}}
                """);

    assertThat(job.unit()).isEqualTo(Unit.JOB);
    assertThat(job.context().service()).isEqualTo("town/shop");
    assertThat(job.context().run()).isEqualTo("4711");
    assertThat(job.durationSeconds()).isEqualTo(49.5);
    assertThat(job.context().outcome()).isEqualTo(Outcome.FAILURE);
    assertThat(job.context().labels())
        .containsEntry("environment", "production")
        .containsEntry("failure", "script_failure")
        .containsEntry("project", "Town / Shop");
  }

  @ParameterizedTest
  @CsvSource({
    "open, CREATED",
    "reopen, CREATED",
    "update, UPDATED",
    "merge, MERGED",
    "close, ABANDONED",
  })
  void each_action_of_a_merge_request_has_its_phase(String action, Phase phase) throws Exception {
    var change = (ChangeEvent) one(MERGE_REQUEST.replace("'merge'", "'" + action + "'"));

    assertThat(change.context().phase()).isEqualTo(phase);
    assertThat(change.number()).isEqualTo("7");
    assertThat(change.context().revision().commit())
        .startsWith(phase == Phase.MERGED ? "44d21f9" : "9f2c6b5");
  }

  @Test
  void a_merge_request_without_an_action_is_told_by_its_state() throws Exception {
    String hook = MERGE_REQUEST.replace("'action':'merge',", "");

    assertThat(one(hook).context().phase()).isEqualTo(Phase.MERGED);
    assertThat(one(hook.replace("'merged'", "'opened'")).context().phase())
        .isEqualTo(Phase.CREATED);
    assertThat(one(hook.replace("'merged'", "'closed'")).context().phase())
        .isEqualTo(Phase.ABANDONED);
  }

  @Test
  void a_system_hook_without_object_kind_says_the_same_as_a_project_hook() throws Exception {
    String push =
        """
        {'object_kind':'push','event_name':'push','ref':'refs/heads/main','before':'%s','after':'%s',
         'checkout_sha':'%s',%s,'commits':[{'id':'%s','message':'Pay twice as fast',
         'timestamp':'2026-11-23T09:40:00+02:00','author':{'name':'Dana'}}]}
        """
            .formatted("0".repeat(40), "9".repeat(40), "9".repeat(40), PROJECT, "9".repeat(40));

    var change = (ChangeEvent) one(push);

    assertThat(change.base()).isNull();
    assertThat(change.commits()).hasSize(1);
    assertThat(change.context().at()).isEqualTo(Instant.parse("2026-11-23T07:40:00Z"));
    assertThat(one(push.replace("'object_kind':'push',", ""))).isEqualTo(change);
  }

  @Test
  void a_pushed_tag_names_its_commit_and_not_the_tag_object() throws Exception {
    DeliveryEvent change =
        one(
            """
            {'object_kind':'tag_push','ref':'refs/tags/v1.4.2','before':'0000','after':'aaaa',
             'checkout_sha':'bbbb','commits':[],%s}
            """
                .formatted(PROJECT));

    assertThat(change.context().revision().commit()).isEqualTo("bbbb");
    assertThat(change.context().revision().version()).isEqualTo("v1.4.2");
    assertThat(change.context().quality()).isEqualTo(TimeQuality.RECEIPT);
  }

  @Test
  void a_release_is_an_artefact() throws Exception {
    var artifact =
        (ArtifactEvent)
            one(
                "{'object_kind':'release','action':'create','tag':'1.0.0','id':8,"
                    + "'released_at':'2026-11-23 07:00:00 UTC',"
                    + PROJECT
                    + "}");

    assertThat(artifact.context().revision().version()).isEqualTo("1.0.0");
    assertThat(artifact.context().phase()).isEqualTo(Phase.PUBLISHED);
  }

  @Test
  void a_flag_that_is_turned_again_is_another_event_and_a_redelivery_is_not() throws Exception {
    String flag =
        "{'object_kind':'feature_flag','object_attributes':{'id':6,'name':'fast-pay','active':true},"
            + PROJECT
            + "}";

    var event = (ConfigurationEvent) gitLab.one(Map.of("Idempotency-Key", "a"), flag);

    assertThat(event.flag()).isEqualTo("fast-pay");
    assertThat(event.context().outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(gitLab.one(Map.of("Idempotency-Key", "a"), flag)).isEqualTo(event);
    assertThat(gitLab.one(Map.of("Idempotency-Key", "b"), flag)).isNotEqualTo(event);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'object_kind':'note'}                                                        | kind_not_used
          {'event_name':'project_create'}                                               | kind_not_used
          {'object_kind':'push','after':'0000','project':{'name':'x'}}                  | ref_deleted
          {'object_kind':'release','action':'delete','tag':'1','project':{'name':'x'}}  | action_not_used
          {'object_kind':'merge_request','project':{'name':'x'},'object_attributes':{'action':'approved'}} | action_not_used
          """)
  void what_means_nothing_to_us_is_ignored_with_a_reason(String json, String reason)
      throws Exception {
    assertThat(gitLab.decode(Map.of(), json)).isEqualTo(new Decoded.Ignored(reason));
  }

  @Test
  void what_gitlab_would_never_send_is_unreadable_and_says_why() {
    assertThatThrownBy(() -> one("{'hello':'world'}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("/object_kind");
    assertThatThrownBy(() -> one("{'object_kind':'pipeline','project':{'name':'x'}}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("/object_attributes/id is missing");
  }

  @Test
  void a_token_is_compared_but_a_signing_token_never_is() {
    Delivery plain =
        new Delivery(
            "gitlab", Map.of("X-Gitlab-Token", "s3cret"), new byte[0], SourceProbe.RECEIVED);
    Delivery signing =
        new Delivery(
            "gitlab", Map.of("X-Gitlab-Token", "whsec_AAAA"), new byte[0], SourceProbe.RECEIVED);

    assertThat(check(plain, "s3cret")).isInstanceOf(Authenticity.Genuine.class);
    assertThat(check(plain, "other")).isInstanceOf(Authenticity.Doubtful.class);
    assertThat(check(signing, "whsec_AAAA")).isInstanceOf(Authenticity.Doubtful.class);
  }

  private static Authenticity check(Delivery delivery, String secret) {
    return new GitLab().scheme(new SourceSettings(secret, false)).check(delivery, secret);
  }

  private DeliveryEvent one(String json) throws UnreadableException {
    return gitLab.one(Map.of(), json);
  }
}
