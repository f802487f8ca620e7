package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerTest {

  private static final String FIRING = Decoding.fixture("alertmanager/firing.json");
  private static final String RESOLVED =
      FIRING
          .replace("\"firing\"", "\"resolved\"")
          .replace("0001-01-01T00:00:00Z", "2026-11-23T07:50:00Z");

  private final Decoding decoding = new Decoding(new Alertmanager());

  @Test
  void a_firing_alert_opens_an_incident_of_the_service_its_labels_name() throws Exception {
    var incident = (IncidentEvent) decoding.one(FIRING);

    var context = incident.context();
    assertThat(context.phase()).isEqualTo(Phase.OPENED);
    assertThat(context.service()).isEqualTo("checkout-api");
    assertThat(context.environment()).isEqualTo("production");
    assertThat(context.revision().version()).isEqualTo("v1.4.2");
    assertThat(context.at()).isEqualTo(Instant.parse("2026-11-23T07:32:24.731Z"));
    assertThat(incident.title()).isEqualTo("checkout burns its error budget");
    assertThat(incident.severity()).isEqualTo("critical");
    assertThat(context.labels())
        .containsEntry("alertname", "ErrorBudgetBurn")
        .containsEntry("fingerprint", "5f1c7a0b9d3e2468");
    assertThat(context.links()).containsOnlyKeys("page", "runbook");
  }

  @Test
  void its_end_resolves_the_same_incident_at_the_time_it_ended() throws Exception {
    var opened = (IncidentEvent) decoding.one(FIRING);
    var resolved = (IncidentEvent) decoding.one(RESOLVED);

    assertThat(resolved.key()).isEqualTo(opened.key());
    assertThat(resolved.context().phase()).isEqualTo(Phase.RESOLVED);
    assertThat(resolved.context().at()).isEqualTo(Instant.parse("2026-11-23T07:50:00Z"));
    assertThat(resolved.context().identity()).isNotEqualTo(opened.context().identity());
  }

  @Test
  void an_alert_that_is_told_again_by_another_member_of_the_cluster_is_the_same_event()
      throws Exception {
    String again =
        FIRING
            .replace("alerts.example:9093", "alerts-2.example:9093")
            .replace("\"truncatedAlerts\": 0", "\"truncatedAlerts\": 7");

    assertThat(decoding.one(again).context().identity())
        .isEqualTo(decoding.one(FIRING).context().identity());
  }

  @Test
  void the_same_alert_an_hour_later_is_another_incident() throws Exception {
    var first = (IncidentEvent) decoding.one(FIRING);
    var second = (IncidentEvent) decoding.one(FIRING.replace("07:32:24", "07:59:24"));

    assertThat(second.key()).isNotEqualTo(first.key());
  }

  @Test
  void a_name_that_is_mapped_for_the_metrics_is_understood_in_an_alert_too() throws Exception {
    Decoding mapped = decoding.named("checkout", "metrics:checkout-api");

    assertThat(mapped.one(FIRING).context().service()).isEqualTo("checkout");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "'service':'cart','job':'x'           | cart",
        "'service_name':'cart','app':'x'      | cart",
        "'app_kubernetes_io_name':'cart'      | cart",
        "'alertname':'DiskFull','host':'db01' | DiskFull",
        "                                     | nightly",
      })
  void a_service_is_found_by_the_first_label_that_names_one_else_by_the_alert(
      String labels, String service) throws Exception {
    String body =
        "{'receiver':'nightly','status':'firing','alerts':[{'labels':{%s},'startsAt':'2026-11-23T07:00:00Z'}]}"
            .formatted(labels == null ? "" : labels)
            .replace('\'', '"');

    assertThat(decoding.one(body).context().service()).isEqualTo(service);
  }

  @Test
  void an_old_body_without_states_and_fingerprints_is_read_by_the_state_of_the_group()
      throws Exception {
    String old =
        """
        {"version":"3","groupKey":4711,"status":"%s","receiver":"hub","groupLabels":{},
         "alerts":[{"labels":{"alertname":"Down","job":"cart"},"annotations":{},
          "startsAt":"2026-11-23T07:00:00.000+01:00","endsAt":"%s"}]}
        """;

    var opened = (IncidentEvent) decoding.one(old.formatted("firing", "0001-01-01T00:00:00Z"));
    var resolved = (IncidentEvent) decoding.one(old.formatted("resolved", "2026-11-23T07:10:00Z"));

    assertThat(opened.context().phase()).isEqualTo(Phase.OPENED);
    assertThat(resolved.context().phase()).isEqualTo(Phase.RESOLVED);
    assertThat(resolved.key()).isEqualTo(opened.key());
  }

  @Test
  void our_own_alerts_that_come_back_are_counted_and_not_taken() throws Exception {
    String ours = FIRING.replace("g0.expr=burn", "g0.expr=weatherglass_alerts_firing+%3E+0");
    String labelled = FIRING.replace("\"env\": \"prod\"", "\"weatherglass\": \"hub-1\"");

    assertThat(decoding.ignored(ours)).isEqualTo("own_alerts");
    assertThat(decoding.ignored(labelled)).isEqualTo("own_alerts");
    assertThat(decoding.ignored("{\"alerts\":[]}")).isEqualTo("no_alerts");
  }

  @Test
  void an_alert_without_a_start_happened_when_it_was_received() throws Exception {
    var incident = decoding.one("{\"alerts\":[{\"status\":\"firing\",\"fingerprint\":\"abc\"}]}");

    assertThat(incident.context().at()).isEqualTo(Decoding.RECEIVED);
    assertThat(incident.context().quality()).isEqualTo(TimeQuality.RECEIPT);
  }

  @Test
  void a_link_that_is_none_of_the_web_is_left_out() throws Exception {
    String script = FIRING.replace("http://prometheus.example/graph", "javascript:alert(1)//");

    assertThat(decoding.one(script).context().links()).containsOnlyKeys("runbook");
  }

  @Test
  void what_has_no_alerts_is_unreadable() {
    assertThatThrownBy(() -> decoding.one("{\"version\":\"4\"}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("/alerts is missing");
  }

  @Test
  void it_proves_itself_with_a_token() {
    assertThat(
            decoding
                .with("Authorization", "Bearer s3cret")
                .accepts("{}", "s3cret", SourceSettings.OPEN))
        .isTrue();
    assertThat(
            decoding
                .with("Authorization", "Bearer guess")
                .accepts("{}", "s3cret", SourceSettings.OPEN))
        .isFalse();
  }
}
