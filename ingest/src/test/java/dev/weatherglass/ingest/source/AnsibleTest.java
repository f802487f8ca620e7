package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.ingest.webhook.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnsibleTest {

  private static final String RUN = Decoding.fixture("ansible/run.json");

  private final Decoding decoding = new Decoding(new Ansible());

  @Test
  void a_run_is_an_event_for_each_of_its_hosts() throws Exception {
    List<DeliveryEvent> hosts = decoding.events(RUN);

    assertThat(hosts)
        .extracting(event -> event.context().host() + " " + event.context().outcome())
        .containsExactlyInAnyOrder(
            "web01 CHANGED", "web02 UNCHANGED", "web03 FAILURE", "web04 FAILURE");
    assertThat(hosts)
        .allSatisfy(event -> {
          assertThat(event.context().at()).isEqualTo(Instant.parse("2026-11-23T07:35:22.083425Z"));
          assertThat(((ConfigurationEvent) event).drift()).isEqualTo(Drift.NONE);
        })
        .extracting(event -> event.context().identity())
        .doesNotHaveDuplicates();
  }

  @Test
  void what_a_check_would_have_changed_is_drift_and_nothing_has_changed() throws Exception {
    var checked = (Decoded.Events) decoding.decode(RUN, Map.of("check", "true"));

    var web01 = (ConfigurationEvent) checked.events().get(0);
    var web02 = (ConfigurationEvent) checked.events().get(1);
    assertThat(web01.drift()).isEqualTo(Drift.DETECTED);
    assertThat(web01.context().outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(web02.drift()).isEqualTo(Drift.NONE);
  }

  @Test
  void the_same_output_again_is_the_same_events_and_another_run_is_not() throws Exception {
    String later = RUN.replace("07:35:22.083425Z", "07:55:22.083425Z");

    assertThat(identities(RUN))
        .isEqualTo(identities(RUN))
        .doesNotContainAnyElementsOf(identities(later));
  }

  @Test
  void what_the_tasks_did_is_not_kept() throws Exception {
    byte[] body = RUN.getBytes(StandardCharsets.UTF_8);
    byte[] kept =
        new Ansible().redacted(new Delivery("ansible", Map.of(), body, Decoding.RECEIVED));

    assertThat(new String(kept, StandardCharsets.UTF_8))
        .doesNotContain("hunter2", "s3cret")
        .contains("Write app config");
  }

  @Test
  void output_without_hosts_is_counted_and_output_without_stats_unreadable() throws Exception {
    assertThat(decoding.ignored("{\"stats\":{}}")).isEqualTo("no_hosts");
    assertThatThrownBy(() -> decoding.one("{\"plays\":[]}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("/stats is missing");
  }

  private List<Object> identities(String body) throws UnreadableException {
    return decoding.events(body).stream()
        .map(event -> (Object) event.context().identity())
        .toList();
  }
}
