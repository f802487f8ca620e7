package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PelorusTest {

  private static final String DEPLOYED = Decoding.fixture("pelorus/deploytime.json");

  private final Decoding decoding = new Decoding(new Pelorus());

  @Test
  void a_deploytime_is_a_deploy_of_the_image_with_this_digest() throws Exception {
    var deploy = (DeployEvent) decoding.with("X-Pelorus-Event", "deploytime").one(DEPLOYED);

    assertThat(deploy.context().service()).isEqualTo("todolist");
    assertThat(deploy.context().outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(deploy.context().revision().digest()).startsWith("sha256:1f0e2d3c");
    assertThat(deploy.context().at()).isEqualTo(Instant.ofEpochSecond(1795420000));
  }

  @Test
  void without_the_header_the_fields_say_what_it_is() throws Exception {
    String commit =
        "{\"app\":\"todolist\",\"commit_hash\":\"5379bad65a3f83853a75aabec9e0e43c75fd18fc\","
            + "\"image_sha\":\"sha256:af4092c\",\"namespace\":\"ns\",\"timestamp\":\"1795420000\"}";

    assertThat(decoding.one(DEPLOYED)).isInstanceOf(DeployEvent.class);
    var change = (ChangeEvent) decoding.one(commit);
    assertThat(change.context().phase()).isEqualTo(Phase.PUSHED);
    assertThat(change.commits().getFirst().sha()).isEqualTo(change.context().revision().commit());
  }

  @Test
  void a_failure_opens_and_resolves_one_incident() throws Exception {
    String failure =
        "{\"app\":\"todolist\",\"failure_id\":\"TODO-1\",\"failure_event\":\"%s\",\"timestamp\":1795420100}";

    var opened = (IncidentEvent) decoding.one(failure.formatted("created"));
    var resolved = (IncidentEvent) decoding.one(failure.formatted("resolved"));

    assertThat(opened.context().phase()).isEqualTo(Phase.OPENED);
    assertThat(resolved.context().phase()).isEqualTo(Phase.RESOLVED);
    assertThat(resolved.key()).isEqualTo(opened.key()).isEqualTo("TODO-1");
  }

  @Test
  void pings_and_what_nobody_knows_are_counted_and_a_missing_name_is_said() throws Exception {
    assertThat(decoding.with("X-Pelorus-Event", "ping").ignored("{}")).isEqualTo("ping");
    assertThat(decoding.ignored("{}")).isEqualTo("event_not_used");
    assertThatThrownBy(() -> decoding.one("{\"failure_id\":\"T-1\"}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("/app is missing");
  }
}
