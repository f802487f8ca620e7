package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.TestEvent;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdEventsTest {

  private static final String DEPLOYED = SourceProbe.fixture("cdevents/service_deployed.json");

  private final SourceProbe cdEvents = new SourceProbe(new CdEvents());

  @Test
  void a_deployed_service_is_a_finished_deploy_of_the_version_in_its_purl() throws Exception {
    var deploy = (DeployEvent) one(DEPLOYED);

    assertThat(deploy.how()).isEqualTo(DeployEvent.How.ROLLOUT);
    assertThat(deploy.context().service()).isEqualTo("checkout");
    assertThat(deploy.context().environment()).isEqualTo("production");
    assertThat(deploy.context().outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(deploy.context().at()).isEqualTo(Instant.parse("2026-11-23T07:58:30.250Z"));
    assertThat(deploy.context().revision().version()).isEqualTo("1.4.2");
    assertThat(deploy.context().revision().digest()).startsWith("sha256:0b31b1c02ff");
    assertThat(deploy.context().identity().source()).isEqualTo("/ci/town");
  }

  @Test
  void bare_binary_structured_encoded_and_batched_are_one_event() throws Exception {
    DeliveryEvent bare = one(DEPLOYED);
    String start = "{'specversion':'1.0','id':'other','source':'/x','type':'t','data':";
    String base64 = Base64.getEncoder().encodeToString(DEPLOYED.getBytes());

    assertThat(
            cdEvents.one(
                Map.of("ce-id", "d-1", "ce-type", "dev.cdevents.service.deployed.0.3.0"), DEPLOYED))
        .isEqualTo(bare);
    assertThat(one(start + DEPLOYED + "}")).isEqualTo(bare);
    assertThat(one(start.replace("'data':", "'data_base64':'") + base64 + "'}")).isEqualTo(bare);
    assertThat(cdEvents.all(Map.of(), "[" + start + DEPLOYED + "}," + DEPLOYED + "]"))
        .containsExactly(bare, bare);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1.1", "0.2.0", "0.3.0", "0.3.0-draft", "0.4.0-draft"})
  void the_version_behind_the_type_does_not_matter(String version) throws Exception {
    assertThat(one(event("service.upgraded." + version, "'environment':{'id':'staging'}")))
        .isInstanceOf(DeployEvent.class);
  }

  @ParameterizedTest
  @CsvSource({
    "service.deployed, deploy, FINISHED, SUCCESS",
    "service.upgraded, deploy, FINISHED, SUCCESS",
    "service.rolledback, deploy, FINISHED, SUCCESS",
    "service.removed, deploy, FINISHED, SUCCESS",
    "service.published, deploy, FINISHED, SUCCESS",
    "environment.created, config, FINISHED, CHANGED",
    "environment.modified, config, FINISHED, CHANGED",
    "environment.deleted, config, FINISHED, CHANGED",
    "build.queued, build, QUEUED, UNKNOWN",
    "build.started, build, STARTED, UNKNOWN",
    "build.finished, build, FINISHED, UNKNOWN",
    "pipelinerun.queued, build, QUEUED, UNKNOWN",
    "pipelinerun.started, build, STARTED, UNKNOWN",
    "taskrun.started, build, STARTED, UNKNOWN",
    "testsuiterun.queued, test, QUEUED, UNKNOWN",
    "testsuiterun.started, test, STARTED, UNKNOWN",
    "testcaserun.queued, test, QUEUED, UNKNOWN",
    "testcaserun.started, test, STARTED, UNKNOWN",
    "testcaserun.skipped, test, FINISHED, SKIPPED",
    "change.created, change, CREATED, UNKNOWN",
    "change.updated, change, UPDATED, UNKNOWN",
    "change.reviewed, change, UPDATED, UNKNOWN",
    "change.merged, change, MERGED, SUCCESS",
    "change.abandoned, change, ABANDONED, UNKNOWN",
    "artifact.packaged, artifact, PACKAGED, SUCCESS",
    "artifact.signed, artifact, PACKAGED, SUCCESS",
    "artifact.published, artifact, PUBLISHED, SUCCESS",
    "incident.detected, incident, OPENED, UNKNOWN",
    "incident.reported, incident, UPDATED, UNKNOWN",
    "incident.resolved, incident, RESOLVED, SUCCESS",
  })
  void each_type_has_its_family_and_phase_though_everything_optional_is_missing(
      String type, String family, Phase phase, Outcome outcome) throws Exception {
    DeliveryEvent event = one(event(type + ".0.3.0", ""));

    assertThat(event.kind().word()).isEqualTo(family);
    assertThat(event.context().phase()).isEqualTo(phase);
    assertThat(event.context().outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "success, SUCCESS",
    "pass, SUCCESS",
    "failure, FAILURE",
    "fail, FAILURE",
    "error, ERROR",
    "cancel, CANCELLED",
    "miracle, UNKNOWN",
  })
  void the_words_of_all_versions_for_an_outcome_are_known(String word, Outcome outcome)
      throws Exception {
    var test =
        (TestEvent)
            one(
                event(
                    "testcaserun.finished.0.2.0",
                    "'outcome':'%s','testCase':{'name':'Login'}".formatted(word)));

    assertThat(test.scope()).isEqualTo(TestEvent.Scope.CASE);
    assertThat(test.context().outcome()).isEqualTo(outcome);
    assertThat(test.context().labels()).containsEntry("case", "Login");
  }

  @ParameterizedTest
  @CsvSource({
    "ticket.created, context_only",
    "testoutput.published, link_only",
    "repository.modified, type_not_used",
    "branch.created, type_not_used",
    "artifact.deleted, type_not_used",
    "service.admired, type_not_used",
  })
  void what_means_nothing_to_us_is_ignored_with_a_reason(String type, String reason)
      throws Exception {
    assertThat(cdEvents.decode(Map.of(), event(type + ".0.3.0", "")))
        .isEqualTo(new Decoded.Ignored(reason));
  }

  @Test
  void an_event_of_a_tool_s_own_type_is_ignored() throws Exception {
    String own = event("x", "").replace("dev.cdevents.x", "dev.cdeventsx.mytool-cake.baked.0.1.0");

    assertThat(cdEvents.decode(Map.of(), own)).isEqualTo(new Decoded.Ignored("type_not_used"));
  }

  @Test
  void a_page_is_found_under_its_old_and_its_new_name() throws Exception {
    for (String name : List.of("url", "uri")) {
      DeliveryEvent event =
          one(
              event(
                  "pipelinerun.finished.0.2.0",
                  "'pipelineName':'deliver','%s':'https://ci.example/9'".formatted(name)));

      assertThat(event.context().links()).containsEntry("page", "https://ci.example/9");
      assertThat(((BuildEvent) event).name()).isEqualTo("deliver");
    }
  }

  @Test
  void an_incident_and_a_change_know_their_keys() throws Exception {
    var incident =
        (IncidentEvent) one(event("incident.detected.0.3.0", "'service':{'id':'checkout'}"));
    var change =
        (ChangeEvent) one(event("change.merged.0.3.0", "'repository':{'id':'town/checkout'}"));

    assertThat(incident.key()).isEqualTo("s-1");
    assertThat(incident.context().service()).isEqualTo("checkout");
    assertThat(change.number()).isEqualTo("s-1");
    assertThat(change.repository()).isEqualTo("town/checkout");
  }

  @Test
  void an_event_without_an_id_is_unreadable_and_says_why() {
    assertThatThrownBy(() -> one("{'context':{'type':'dev.cdevents.build.queued.0.1.0'}}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("/context/id is missing");
    assertThatThrownBy(() -> one("[]"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("no event");
  }

  private DeliveryEvent one(String json) throws UnreadableException {
    return cdEvents.one(Map.of(), json);
  }

  private static String event(String type, String content) {
    return """
    {'context':{'version':'0.4.1','id':'e-1','source':'/ci/town','type':'dev.cdevents.%s',
     'timestamp':'2026-11-23T07:00:00Z'},
     'subject':{'id':'s-1','type':'whatever','content':{%s}}}
    """
        .formatted(type, content);
  }
}
