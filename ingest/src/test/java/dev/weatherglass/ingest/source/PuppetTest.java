package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.ingest.webhook.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PuppetTest {

  private static final String YAML = Decoding.fixture("puppet/noop_drift.yaml");
  private static final String JSON = Decoding.fixture("puppet/store_report.json");

  private final Decoding decoding = new Decoding(new Puppet());

  @Test
  void a_run_without_changes_shows_the_drift_that_it_only_saw() throws Exception {
    var run = (ConfigurationEvent) decoding.one(YAML);

    assertThat(run.drift()).isEqualTo(Drift.DETECTED);
    assertThat(run.tool()).isEqualTo("puppet");
    assertThat(run.context().outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(run.context().host()).isEqualTo("web01.example.com");
    assertThat(run.context().service()).isNull();
    assertThat(run.context().environment()).isEqualTo("production");
    assertThat(run.context().at()).isEqualTo(Instant.parse("2026-11-23T07:31:42.919631077Z"));
    assertThat(run.context().labels())
        .containsEntry("changed", "0")
        .containsEntry("out_of_sync", "1")
        .containsEntry("drifted", "File[/srv/app.properties]");
  }

  @Test
  void drift_that_was_put_right_is_corrected_and_what_failed_to_be_is_still_there()
      throws Exception {
    assertThat(drift(YAML.replace("status: noop", "status: success"))).isEqualTo(Drift.CORRECTED);
    assertThat(drift(YAML.replace("status: noop", "status: failure"))).isEqualTo(Drift.DETECTED);
  }

  @Test
  void a_change_that_was_intended_is_no_drift() throws Exception {
    String intended = YAML.replace("corrective_change: true", "corrective_change: false");

    assertThat(drift(intended)).isEqualTo(Drift.NONE);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "failed, FAILURE",
    "changed, CHANGED",
    "unchanged, UNCHANGED",
    "pending, UNKNOWN",
  })
  void the_status_of_a_run_is_its_outcome(String status, Outcome outcome) throws Exception {
    String body = YAML.replace("status: unchanged", "status: " + status);

    assertThat(decoding.one(body).context().outcome()).isEqualTo(outcome);
  }

  @Test
  void one_run_that_comes_by_both_doors_is_one_event() throws Exception {
    var yaml = (ConfigurationEvent) decoding.one(YAML);
    var json = (ConfigurationEvent) decoding.one(JSON);
    var wrapped =
        decoding.one("{\"command\":\"store report\",\"version\":8,\"payload\":" + JSON + "}");

    assertThat(json.context().identity())
        .isEqualTo(yaml.context().identity())
        .isEqualTo(wrapped.context().identity());
    assertThat(json.drift()).isEqualTo(yaml.drift());
    assertThat(json.context().labels()).isEqualTo(yaml.context().labels());
  }

  @ParameterizedTest
  @ValueSource(strings = {"yaml", "json"})
  void values_messages_and_the_log_are_gone_before_anything_is_stored(String form)
      throws Exception {
    byte[] body = (form.equals("yaml") ? YAML : JSON).getBytes(StandardCharsets.UTF_8);

    byte[] kept = new Puppet().redacted(new Delivery("puppet", Map.of(), body, Decoding.RECEIVED));

    assertThat(new String(kept, StandardCharsets.UTF_8))
        .doesNotContain("hunter2", "s3cret")
        .contains("File", "/srv/app.properties", "corrective_change");
  }

  @Test
  void a_time_without_quotes_as_old_versions_write_it_is_read() throws Exception {
    String old =
        YAML.replace(
            "'2026-11-23T07:31:42.919631077+00:00'", "2026-11-23 07:31:42.919631077 +00:00");

    assertThat(decoding.one(old).context().at())
        .isEqualTo(Instant.parse("2026-11-23T07:31:42.919631077Z"));
  }

  @Test
  void what_cannot_be_read_is_refused_because_nobody_knows_what_is_in_it() {
    assertThatThrownBy(() -> decoding.one("--- !ruby/object:Kernel [a, {b: ]"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("not YAML");
    assertThatThrownBy(() -> decoding.one("just words"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("must be a map");
    assertThatThrownBy(() -> decoding.one("status: changed"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("/host or /certname is missing");
  }

  private Drift drift(String body) throws UnreadableException {
    return ((ConfigurationEvent) decoding.one(body)).drift();
  }
}
