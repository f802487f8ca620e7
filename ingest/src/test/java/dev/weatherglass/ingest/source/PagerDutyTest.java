package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Phase;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagerDutyTest {

  private static final String TRIGGERED = Decoding.fixture("pagerduty/triggered.json");

  private final Decoding decoding = new Decoding(new PagerDuty());

  @Test
  void a_triggered_incident_is_opened_for_its_service() throws Exception {
    var incident = (IncidentEvent) decoding.one(TRIGGERED);

    assertThat(incident.key()).isEqualTo("PINC001");
    assertThat(incident.title()).isEqualTo("Payments fail");
    assertThat(incident.severity()).isEqualTo("P1");
    assertThat(incident.context().phase()).isEqualTo(Phase.OPENED);
    assertThat(incident.context().service()).isEqualTo("Payments");
    assertThat(incident.context().actor()).isEqualTo("Dana");
    assertThat(incident.context().at()).isEqualTo(Instant.parse("2026-11-23T07:35:29.781Z"));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "incident.triggered, OPENED",
    "incident.reopened, OPENED",
    "incident.resolved, RESOLVED",
    "incident.acknowledged, UPDATED",
    "incident.priority_updated, UPDATED",
    "incident.something_new, UPDATED",
  })
  void every_kind_of_event_has_a_phase(String type, Phase phase) throws Exception {
    String body = TRIGGERED.replace("incident.triggered", type);

    assertThat(decoding.one(body).context().phase()).isEqualTo(phase);
  }

  @Test
  void a_note_is_told_of_the_incident_it_is_about() throws Exception {
    String note =
        """
        {"event":{"id":"01NOTE","event_type":"incident.annotated","resource_type":"incident",
         "occurred_at":"2026-11-23T07:40:00Z","agent":{"summary":"Dana"},
         "data":{"id":"PNOTE","type":"incident_note","content":"looking",
          "incident":{"id":"PINC001","summary":"Payments fail","type":"incident_reference",
           "html_url":"https://shop.pagerduty.example/incidents/PINC001"}}}}
        """;

    var incident = (IncidentEvent) decoding.one(note);

    assertThat(incident.key()).isEqualTo("PINC001");
    assertThat(incident.context().phase()).isEqualTo(Phase.UPDATED);
    assertThat(incident.context().service()).isEqualTo("shop");
  }

  @Test
  void a_workflow_names_the_service_beside_the_incident() throws Exception {
    String workflow =
        """
        {"event":{"id":"01FLOW","event_type":"incident.workflow.started",
         "occurred_at":"2026-11-23T07:40:00Z",
         "data":{"id":"PFLOW","type":"incident_workflow_instance",
          "service":{"id":"PSRV001","summary":"Payments","type":"service_reference"},
          "incident":{"id":"PINC001","summary":"Payments fail","type":"incident_reference"}}}}
        """;

    var incident = (IncidentEvent) decoding.one(workflow);

    assertThat(incident.key()).isEqualTo("PINC001");
    assertThat(incident.context().service()).isEqualTo("Payments");
  }

  @Test
  void a_redelivery_is_the_same_event_and_a_reopening_another() throws Exception {
    String reopened =
        TRIGGERED
            .replace("incident.triggered", "incident.reopened")
            .replace("0000000001", "0000000002");

    assertThat(decoding.one(TRIGGERED).context().identity())
        .isEqualTo(decoding.one(TRIGGERED).context().identity())
        .isNotEqualTo(decoding.one(reopened).context().identity());
  }

  @Test
  void pings_and_what_is_not_about_incidents_are_counted_and_make_no_event() throws Exception {
    assertThat(decoding.ignored(TRIGGERED.replace("incident.triggered", "pagey.ping")))
        .isEqualTo("ping");
    assertThat(decoding.ignored(TRIGGERED.replace("incident.triggered", "service.updated")))
        .isEqualTo("event_not_used");
  }

  @Test
  void what_pagerduty_would_never_send_is_unreadable_and_says_why() {
    assertThatThrownBy(() -> decoding.one("{\"event\":{}}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("/event/event_type is missing");
  }
}
