package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.ingest.webhook.Hmac;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrafanaTest {

  private static final String SECRET = "s3cret";
  private static final String FIRING = Decoding.fixture("grafana/firing.json");
  private static final String SIGNATURE = "X-Grafana-Alerting-Signature";
  private static final String TIME = "X-Grafana-Alerting-Timestamp";

  private final Decoding decoding = new Decoding(new Grafana());

  @Test
  void an_alert_is_an_incident_with_links_to_its_panel() throws Exception {
    var incident = (IncidentEvent) decoding.one(FIRING);

    assertThat(incident.context().service()).isEqualTo("cart");
    assertThat(incident.context().phase()).isEqualTo(Phase.OPENED);
    assertThat(incident.context().links()).containsOnlyKeys("page", "dashboard", "panel");
    assertThat(incident.context().identity().source()).isEqualTo("https://grafana.example/");
    assertThat(incident.context().labels()).containsEntry("alertname", "Cart is slow");
  }

  @Test
  void an_alert_of_an_old_dashboard_opens_and_resolves_one_incident() throws Exception {
    String old =
        """
        {"dashboardId":1,"evalMatches":[{"value":%s,"metric":"p95"}],"message":"slow","orgId":1,
         "panelId":2,"ruleId":17,"ruleName":"Cart is slow","ruleUrl":"https://g.example/d/1",
         "state":"%s","tags":{"service":"cart"},"title":"[Alerting] Cart is slow"}
        """;
    var opened = (IncidentEvent) decoding.one(old.formatted("0.9", "alerting"));
    var again = (IncidentEvent) decoding.one(old.formatted("0.9", "alerting"));
    var later = (IncidentEvent) decoding.one(old.formatted("1.7", "alerting"));
    var resolved = (IncidentEvent) decoding.one(old.formatted("0.1", "ok"));

    assertThat(opened.context().service()).isEqualTo("cart");
    assertThat(again.context().identity()).isEqualTo(opened.context().identity());
    assertThat(later.context().identity()).isNotEqualTo(opened.context().identity());
    assertThat(resolved.context().phase()).isEqualTo(Phase.RESOLVED);
    assertThat(resolved.key()).isEqualTo(opened.key());
    assertThat(decoding.ignored(old.formatted("1", "pending"))).isEqualTo("state_not_used");
  }

  @Test
  void a_signature_over_the_body_is_genuine_where_no_header_for_the_time_is_configured() {
    String hex = hex(FIRING);

    assertThat(decoding.with(SIGNATURE, hex).accepts(FIRING, SECRET, SourceSettings.OPEN)).isTrue();
    assertThat(decoding.with(SIGNATURE, hex).accepts(FIRING + "\n", SECRET, SourceSettings.OPEN))
        .isFalse();
    assertThat(decoding.accepts(FIRING, SECRET, SourceSettings.OPEN)).isFalse();
  }

  @Test
  void with_a_header_for_the_time_only_a_recent_signature_over_both_is_genuine() {
    var timed = new SourceSettings(SECRET, false, TIME);
    String now = String.valueOf(Decoding.RECEIVED.getEpochSecond());
    String old = String.valueOf(Decoding.RECEIVED.getEpochSecond() - 301);

    assertThat(signed(now, hex(now + ":" + FIRING)).accepts(FIRING, SECRET, timed)).isTrue();
    assertThat(signed(old, hex(old + ":" + FIRING)).accepts(FIRING, SECRET, timed)).isFalse();
    assertThat(signed(now, hex(FIRING)).accepts(FIRING, SECRET, timed)).isFalse();
    assertThat(decoding.with(SIGNATURE, hex(FIRING)).accepts(FIRING, SECRET, timed)).isFalse();
  }

  private Decoding signed(String time, String hex) {
    return new Decoding(decoding.source(), decoding.names(), Map.of(SIGNATURE, hex, TIME, time));
  }

  private static String hex(String text) {
    return HexFormat.of()
        .formatHex(
            Hmac.SHA256.sign(
                SECRET.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8)));
  }
}
