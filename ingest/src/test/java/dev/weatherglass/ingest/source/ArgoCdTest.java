package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.DeployEvent.How;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgoCdTest {

  private static final String SUCCEEDED = Decoding.fixture("argocd/succeeded.json");
  private static final String RUNNING =
      SUCCEEDED
          .replace("\"phase\": \"Succeeded\"", "\"phase\": \"Running\"")
          .replace("\"finishedAt\": \"2026-11-23T07:50:05Z\",", "")
          .replace(
              "\"status\": \"Synced\", \"revision\": \"1f0e2d3c4b5a69788796a5b4c3d2e1f001234567\"",
              "\"status\": \"Synced\", \"revision\": \"0000000000000000000000000000000000000002\"");
  private static final String DEGRADED =
      SUCCEEDED.replace(
          "\"status\": \"Healthy\", \"lastTransitionTime\": \"2026-11-20T07:00:00Z\"",
          "\"status\": \"Degraded\", \"lastTransitionTime\": \"2026-11-23T07:59:00Z\"");
  private static final String ROLLOUT = Decoding.fixture("argocd/rollout.json");

  private final Decoding decoding = new Decoding(new ArgoCd());

  @Test
  void an_operation_that_succeeded_is_a_deploy_that_finished() throws Exception {
    var deploy = (DeployEvent) decoding.one(SUCCEEDED);

    var context = deploy.context();
    assertThat(context.service()).isEqualTo("checkout");
    assertThat(context.environment()).isEqualTo("production");
    assertThat(context.phase()).isEqualTo(Phase.FINISHED);
    assertThat(context.outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(context.at()).isEqualTo(Instant.parse("2026-11-23T07:50:05Z"));
    assertThat(context.revision().commit()).isEqualTo("1f0e2d3c4b5a69788796a5b4c3d2e1f001234567");
    assertThat(context.actor()).isEqualTo("dana");
    assertThat(deploy.how()).isEqualTo(How.ROLLOUT);
    assertThat(context.links())
        .containsEntry("page", "https://argocd.example/applications/argocd/checkout");
  }

  @Test
  void while_it_runs_the_revision_is_the_one_asked_for_and_not_the_one_that_is_there()
      throws Exception {
    var running = (DeployEvent) decoding.one(RUNNING);

    assertThat(running.context().phase()).isEqualTo(Phase.STARTED);
    assertThat(running.context().revision().commit()).startsWith("1f0e2d3c");
    assertThat(running.deployId()).isEqualTo(((DeployEvent) decoding.one(SUCCEEDED)).deployId());
  }

  @Test
  void a_finished_operation_that_is_told_again_is_the_same_event() throws Exception {
    String later =
        SUCCEEDED.replace("07:50:06Z", "07:58:00Z").replace("\"Synced\"", "\"OutOfSync\"");

    assertThat(decoding.one(later).context().identity())
        .isEqualTo(decoding.one(SUCCEEDED).context().identity());
  }

  @ParameterizedTest(name = "{0} is {1} {2}")
  @CsvSource({
    "Running, STARTED, UNKNOWN",
    "Succeeded, FINISHED, SUCCESS",
    "Failed, FINISHED, FAILURE",
    "Error, FINISHED, ERROR",
    "Terminating, PROGRESS, UNKNOWN",
    "Dreaming, PROGRESS, UNKNOWN",
  })
  void every_phase_of_an_operation_has_its_own(String word, Phase phase, Outcome outcome)
      throws Exception {
    var context =
        decoding
            .one(SUCCEEDED.replace("\"phase\": \"Succeeded\"", "\"phase\": \"" + word + "\""))
            .context();

    assertThat(context.phase()).isEqualTo(phase);
    assertThat(context.outcome()).isEqualTo(outcome);
  }

  @Test
  void an_application_of_several_sources_has_all_their_revisions() throws Exception {
    String several =
        SUCCEEDED.replace(
            "\"sync\": {\"revision\": \"1f0e2d3c4b5a69788796a5b4c3d2e1f001234567\"}",
            "\"sync\": {\"revisions\": [\"0.6.3\", \"1f0e2d3c4b5a69788796a5b4c3d2e1f001234567\"]}");

    var revision = decoding.one(several).context().revision();

    assertThat(revision.version()).isEqualTo("0.6.3,1f0e2d3c4b5a69788796a5b4c3d2e1f001234567");
    assertThat(revision.commit()).isEqualTo("1f0e2d3c4b5a69788796a5b4c3d2e1f001234567");
  }

  @Test
  void the_return_to_an_older_revision_is_a_rollback() throws Exception {
    String back =
        SUCCEEDED.replace(
            "0000000000000000000000000000000000000001", "1f0e2d3c4b5a69788796a5b4c3d2e1f001234567");

    assertThat(((DeployEvent) decoding.one(back)).how()).isEqualTo(How.ROLLBACK);
  }

  @Test
  void a_degraded_application_is_an_incident_until_it_is_healthy_again() throws Exception {
    String healthy =
        DEGRADED
            .replace("\"Degraded\"", "\"Healthy\"")
            .replace("07:59:00Z", "07:59:40Z")
            .replace(
                "\"annotations\": {}",
                "\"annotations\": {\"notified.notifications.argoproj.io\":"
                    + " \"{\\\"on-health-degraded:[0].x:webhook:wg\\\":1795420000}\"}");

    List<DeliveryEvent> bad = decoding.events(DEGRADED);
    List<DeliveryEvent> good = decoding.events(healthy);

    assertThat(bad).hasSize(2);
    assertThat(bad.get(0).context().identity())
        .isEqualTo(decoding.one(SUCCEEDED).context().identity());
    var opened = (IncidentEvent) bad.get(1);
    var resolved = (IncidentEvent) good.get(1);
    assertThat(opened.context().phase()).isEqualTo(Phase.OPENED);
    assertThat(opened.context().at()).isEqualTo(Instant.parse("2026-11-23T07:59:00Z"));
    assertThat(resolved.context().phase()).isEqualTo(Phase.RESOLVED);
    assertThat(resolved.key()).isEqualTo(opened.key());
  }

  @Test
  void an_application_that_is_deleted_is_removed_whatever_its_last_operation_was()
      throws Exception {
    String deleted =
        SUCCEEDED.replace(
            "\"labels\"", "\"deletionTimestamp\": \"2026-11-23T07:57:00Z\", \"labels\"");

    var deploy = (DeployEvent) decoding.one(deleted);

    assertThat(deploy.how()).isEqualTo(How.REMOVE);
    assertThat(deploy.context().outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(deploy.context().at()).isEqualTo(Instant.parse("2026-11-23T07:57:00Z"));
  }

  @Test
  void an_application_alone_in_the_body_is_the_same_event() throws Exception {
    String bare = Payload.of(SUCCEEDED.getBytes()).at("/app").toString();

    assertThat(decoding.one(bare).context().identity())
        .isEqualTo(decoding.one(SUCCEEDED).context().identity());
  }

  @Test
  void without_an_operation_and_healthy_there_is_nothing_to_tell() throws Exception {
    assertThat(
            decoding.ignored(
                "{\"app\":{\"metadata\":{\"name\":\"a\"},\"status\":{\"health\":{\"status\":\"Healthy\"}}}}"))
        .isEqualTo("no_operation");
    assertThatThrownBy(() -> decoding.one("{\"app\":{}}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("/metadata/name is missing");
  }

  @Test
  void a_rollout_is_a_canary_until_it_is_healthy_or_aborted() throws Exception {
    var canary = (DeployEvent) decoding.one(ROLLOUT);
    var done = (DeployEvent) decoding.one(ROLLOUT.replace("\"Progressing\",\n", "\"Healthy\",\n"));
    var aborted =
        (DeployEvent)
            decoding.one(
                ROLLOUT.replace("\"currentPodHash\"", "\"abort\": true, \"currentPodHash\""));
    var paused = decoding.one(ROLLOUT.replace("\"Progressing\",\n", "\"Paused\",\n"));

    assertThat(canary.canary()).isEqualTo(0.2);
    assertThat(canary.context().phase()).isEqualTo(Phase.STARTED);
    assertThat(canary.context().revision().version()).isEqualTo("v1.5.0");
    assertThat(done.context().outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(done.canary()).isNull();
    assertThat(done.deployId()).isEqualTo(canary.deployId());
    assertThat(aborted.context().outcome()).isEqualTo(Outcome.FAILURE);
    assertThat(paused.context().phase()).isEqualTo(Phase.PROGRESS);
    assertThat(paused.context().outcome()).isEqualTo(Outcome.BLOCKED);
  }
}
