package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.names.ServiceSettings;
import dev.weatherglass.ingest.names.ServiceSettings.NativeName;
import dev.weatherglass.ingest.webhook.Authenticity;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Hmac;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-23T08:00:00Z");
  private static final String STATUS = fixture("deployment_status.json");

  private final GitHub gitHub = new GitHub();
  private final ServiceNames names =
      new ServiceNames(
          Map.of(
              "checkout",
              new ServiceSettings(
                  List.of(new NativeName("github", "octo/shop", null)),
                  null,
                  List.of(),
                  List.of())),
          "production");

  @Test
  void a_successful_status_finishes_the_deploy_of_a_mapped_service() throws Exception {
    var deploy = (DeployEvent) one("deployment_status", STATUS);

    var context = deploy.context();
    assertThat(context.service()).isEqualTo("checkout");
    assertThat(context.environment()).isEqualTo("production");
    assertThat(context.phase()).isEqualTo(Phase.FINISHED);
    assertThat(context.outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(context.at()).isEqualTo(Instant.parse("2026-11-23T07:58:30Z"));
    assertThat(context.recorded()).isEqualTo(RECEIVED);
    assertThat(context.revision().version()).isEqualTo("v1.4.2");
    assertThat(context.identity().source()).isEqualTo("https://github.example/octo/shop");
    assertThat(context.actor()).isEqualTo("dana");
    assertThat(context.links()).containsKey("page");
  }

  @Test
  void all_states_of_a_deployment_are_one_deploy_and_different_events() throws Exception {
    var started = (DeployEvent) one("deployment_status", STATUS.replace("success", "in_progress"));
    var finished = (DeployEvent) one("deployment_status", STATUS);
    var created = (DeployEvent) one("deployment", STATUS);

    assertThat(started.deployId()).isEqualTo(finished.deployId()).isEqualTo(created.deployId());
    assertThat(List.of(started, finished, created))
        .extracting(event -> event.context().identity())
        .doesNotHaveDuplicates();
  }

  @Test
  void a_redelivery_is_the_same_event() throws Exception {
    DeliveryEvent first = one("deployment_status", STATUS);
    Decoded again =
        gitHub.decode(
            new Delivery(
                "github",
                Map.of("X-GitHub-Event", "deployment_status", "X-GitHub-Delivery", "another"),
                STATUS.getBytes(StandardCharsets.UTF_8),
                RECEIVED.plusSeconds(3_600)),
            names);

    assertThat(((Decoded.Events) again).events().getFirst().context().identity())
        .isEqualTo(first.context().identity());
  }

  @Test
  void the_same_ids_on_another_server_are_other_objects() throws Exception {
    DeliveryEvent here = one("deployment_status", STATUS);
    DeliveryEvent there =
        one("deployment_status", STATUS.replace("github.example", "git.other.example"));

    assertThat(here.context().identity().id()).isNotEqualTo(there.context().identity().id());
  }

  @ParameterizedTest
  @CsvSource({
    "queued, QUEUED, UNKNOWN",
    "pending, QUEUED, UNKNOWN",
    "in_progress, STARTED, UNKNOWN",
    "waiting, QUEUED, BLOCKED",
    "success, FINISHED, SUCCESS",
    "failure, FINISHED, FAILURE",
    "error, FINISHED, ERROR",
    "levitating, PROGRESS, UNKNOWN",
  })
  void each_state_of_a_deployment_has_its_phase_and_outcome(
      String state, Phase phase, Outcome outcome) throws Exception {
    DeliveryEvent event = one("deployment_status", STATUS.replace("success", state));

    assertThat(event.context().phase()).isEqualTo(phase);
    assertThat(event.context().outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "queued, '', QUEUED, UNKNOWN",
    "in_progress, '', STARTED, UNKNOWN",
    "waiting, '', QUEUED, BLOCKED",
    "completed, success, FINISHED, SUCCESS",
    "completed, timed_out, FINISHED, TIMEOUT",
    "completed, stale, FINISHED, NEUTRAL",
    "completed, startup_failure, FINISHED, ERROR",
    "completed, action_required, QUEUED, BLOCKED",
    "completed, splendid, FINISHED, UNKNOWN",
  })
  void a_run_is_judged_by_status_and_conclusion(
      String status, String conclusion, Phase phase, Outcome outcome) throws Exception {
    var build = (BuildEvent) one("workflow_run", workflowRun(status, conclusion, 1));

    assertThat(build.unit()).isEqualTo(BuildEvent.Unit.PIPELINE);
    assertThat(build.context().phase()).isEqualTo(phase);
    assertThat(build.context().outcome()).isEqualTo(outcome);
  }

  @Test
  void a_second_attempt_is_another_run() throws Exception {
    DeliveryEvent first = one("workflow_run", workflowRun("completed", "failure", 1));
    var second = (BuildEvent) one("workflow_run", workflowRun("completed", "success", 2));

    assertThat(first.context().run()).isEqualTo("77");
    assertThat(second.context().run()).isEqualTo("77/2");
    assertThat(second.durationSeconds()).isEqualTo(90.0);
  }

  @Test
  void a_push_carries_its_commits() throws Exception {
    var change =
        (ChangeEvent)
            one(
                "push",
                """
                {"ref":"refs/heads/main","before":"0000000000000000000000000000000000000000",
                 "after":"9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567","deleted":false,
                 "commits":[{"id":"9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567",
                   "message":"Pay twice as fast\\n\\nBody","timestamp":"2026-11-23T09:40:00+02:00",
                   "author":{"name":"Dana","username":"dana"}}],
                 "repository":{"full_name":"octo/shop","pushed_at":1795420500}}
                """);

    assertThat(change.branch()).isEqualTo("main");
    assertThat(change.base()).isNull();
    assertThat(change.context().at()).isEqualTo(Instant.ofEpochSecond(1_795_420_500));
    assertThat(change.commits())
        .containsExactly(
            new ChangeEvent.Commit(
                "9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567",
                Instant.parse("2026-11-23T07:40:00Z"),
                "Pay twice as fast",
                "dana"));
  }

  @Test
  void a_merge_that_is_polled_after_more_comments_is_the_same_event() throws Exception {
    String merged =
        """
        {"action":"closed","pull_request":{"number":97,"merged":true,
         "merged_at":"2026-11-23T07:00:00Z","updated_at":"2026-11-23T07:00:01Z",
         "head":{"sha":"9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567","ref":"fast"}},
         "repository":{"full_name":"octo/shop"}}
        """;

    assertThat(one("pull_request", merged.replace("07:00:01", "07:30:00")).context().identity())
        .isEqualTo(one("pull_request", merged).context().identity());
  }

  @Test
  void a_request_that_is_updated_closed_and_reopened_makes_an_event_each_time() throws Exception {
    String request =
        """
        {"action":"%1$s","pull_request":{"number":97,"merged":false,"updated_at":"%2$s",
         "closed_at":"%2$s",
         "head":{"sha":"9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567"}},
         "repository":{"full_name":"octo/shop"}}
        """;

    for (String action : List.of("edited", "closed", "reopened")) {
      assertThat(
              one("pull_request", request.formatted(action, "2026-11-23T07:00:00Z"))
                  .context()
                  .identity())
          .isNotEqualTo(
              one("pull_request", request.formatted(action, "2026-11-23T07:20:00Z"))
                  .context()
                  .identity());
    }
  }

  @Test
  void published_and_released_are_one_artefact() throws Exception {
    String release =
        """
        {"action":"published","release":{"id":5,"tag_name":"v1.4.2","draft":false,
         "published_at":"2026-11-23T07:00:00Z"},"repository":{"full_name":"octo/shop"}}
        """;

    assertThat(one("release", release).context().identity())
        .isEqualTo(
            one("release", release.replace("\"published\"", "\"released\"")).context().identity());
  }

  @Test
  void a_time_outside_the_accepted_range_becomes_the_time_of_receipt() throws Exception {
    DeliveryEvent event =
        one("deployment_status", STATUS.replace("2026-11-23T07:58", "2036-01-01T00:00"));

    assertThat(event.context().at()).isEqualTo(RECEIVED);
    assertThat(event.context().quality()).isEqualTo(TimeQuality.RECEIPT);
  }

  @Test
  void a_form_means_the_same_as_json() throws Exception {
    String form = "payload=" + URLEncoder.encode(STATUS, StandardCharsets.UTF_8);

    assertThat(one("deployment_status", form)).isEqualTo(one("deployment_status", STATUS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ping              | {'zen':'Keep it simple.'}                                          | ping
          deployment_status | {'deployment_status':{'state':'inactive'},'repository':{'full_name':'o/r'}} | inactive
          push              | {'deleted':true,'repository':{'full_name':'o/r'}}                  | ref_deleted
          pull_request      | {'action':'labeled','repository':{'full_name':'o/r'}}              | action_not_used
          star              | {'action':'created'}                                               | kind_not_used
          """)
  void what_means_nothing_to_us_is_ignored_with_a_reason(String kind, String json, String reason)
      throws Exception {
    assertThat(decode(kind, json.replace('\'', '"'))).isEqualTo(new Decoded.Ignored(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          deployment | {'deployment':                                    | is not JSON
          deployment | [1]                                               | must be a JSON object
          deployment | {'deployment':{'id':1,'sha':'ab'}}                | /repository/full_name is missing
          deployment | {'repository':{'full_name':'o/r'}}                | /deployment/id is missing
          """)
  void what_github_would_never_send_is_unreadable_and_says_why(
      String kind, String json, String reason) {
    assertThatThrownBy(() -> decode(kind, json.replace('\'', '"')))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void only_the_right_signature_over_the_raw_bytes_is_genuine() {
    byte[] body = STATUS.getBytes(StandardCharsets.UTF_8);
    String hex =
        HexFormat.of().formatHex(Hmac.SHA256.sign("s3cret".getBytes(StandardCharsets.UTF_8), body));

    assertThat(check(signed(body, "sha256=" + hex), "s3cret"))
        .isInstanceOf(Authenticity.Genuine.class);
    assertThat(check(signed(body, "sha256=" + hex), "other"))
        .isInstanceOf(Authenticity.Doubtful.class);
    assertThat(check(signed(body, "sha1=" + hex), "s3cret"))
        .isInstanceOf(Authenticity.Doubtful.class);
    assertThat(
            check(
                signed((STATUS + "\n").getBytes(StandardCharsets.UTF_8), "sha256=" + hex),
                "s3cret"))
        .isInstanceOf(Authenticity.Doubtful.class);
  }

  private Authenticity check(Delivery delivery, String secret) {
    return gitHub.scheme(SourceSettings.OPEN).check(delivery, secret);
  }

  private static Delivery signed(byte[] body, String signature) {
    return new Delivery("github", Map.of("X-Hub-Signature-256", signature), body, RECEIVED);
  }

  private static String workflowRun(String status, String conclusion, int attempt) {
    return """
    {"action":"whatever","workflow_run":{"id":77,"name":"CI","run_attempt":%d,"status":"%s",
     "conclusion":"%s","head_sha":"9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567",
     "head_branch":"main","created_at":"2026-11-23T07:00:00Z",
     "run_started_at":"2026-11-23T07:00:30Z","updated_at":"2026-11-23T07:02:00Z"},
     "repository":{"full_name":"octo/shop"}}
    """
        .formatted(attempt, status, conclusion);
  }

  private DeliveryEvent one(String kind, String body) throws UnreadableException {
    return ((Decoded.Events) decode(kind, body)).events().getFirst();
  }

  private Decoded decode(String kind, String body) throws UnreadableException {
    return gitHub.decode(
        new Delivery(
            "github",
            Map.of("X-GitHub-Event", kind),
            body.getBytes(StandardCharsets.UTF_8),
            RECEIVED),
        names);
  }

  private static String fixture(String name) {
    try (InputStream in = GitHubTest.class.getResourceAsStream("/github/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
