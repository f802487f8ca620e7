package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Phase;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudFoundryTest {

  private static final String DEPLOYED = Decoding.fixture("cloudfoundry/deployment.json");

  private final Decoding decoding = new Decoding(new CloudFoundry());

  @Test
  void a_deployment_is_a_deploy_that_begins_with_the_droplet_as_its_version() throws Exception {
    var deploy = (DeployEvent) decoding.one(DEPLOYED);

    assertThat(deploy.context().phase()).isEqualTo(Phase.STARTED);
    assertThat(deploy.context().service()).isEqualTo("cart");
    assertThat(deploy.context().actor()).isEqualTo("dana");
    assertThat(deploy.context().revision().version()).startsWith("d0000000-");
    assertThat(deploy.context().at()).isEqualTo(Instant.parse("2026-11-23T07:41:23Z"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "audit.app.droplet.mapped, DEPLOY, STARTED",
    "audit.app.restart, DEPLOY, STARTED",
    "audit.app.process.scale, DEPLOY, FINISHED",
    "audit.app.deployment.cancel, DEPLOY, FINISHED",
    "audit.app.delete-request, DEPLOY, FINISHED",
    "audit.app.update, CONFIG, FINISHED",
    "audit.app.process.crash, INCIDENT, SIGNAL",
    "app.crash, INCIDENT, SIGNAL",
  })
  void every_type_that_is_news_has_its_family(String type, EventKind kind, Phase phase)
      throws Exception {
    var event = decoding.one(DEPLOYED.replace("audit.app.deployment.create", type));

    assertThat(event.kind()).isEqualTo(kind);
    assertThat(event.context().phase()).isEqualTo(phase);
  }

  @Test
  void the_answer_of_a_poll_is_read_event_by_event_and_a_second_poll_adds_nothing()
      throws Exception {
    String page =
        "{\"pagination\":{\"total_results\":2},\"resources\":["
            + DEPLOYED
            + ","
            + DEPLOYED.replace("deployment.create", "ssh-authorized")
            + "]}";

    assertThat(decoding.one(page).context().identity())
        .isEqualTo(decoding.one(DEPLOYED).context().identity());
  }

  @Test
  void an_event_of_version_2_is_read_too() throws Exception {
    String second =
        """
        {"metadata":{"guid":"a1","created_at":"2026-11-23T07:00:00Z"},
         "entity":{"type":"audit.app.update","actor":"u1","actor_name":"dana","actee":"app-1",
          "actee_type":"app","actee_name":"cart","timestamp":"2026-11-23T07:00:00Z",
          "metadata":{"request":{"memory":512}}}}
        """;

    var event = decoding.one(second);

    assertThat(event).isInstanceOf(ConfigurationEvent.class);
    assertThat(event.context().service()).isEqualTo("cart");
    assertThat(event.context().actor()).isEqualTo("dana");
  }

  @Test
  void what_is_only_looked_at_is_counted_and_makes_no_event() throws Exception {
    assertThat(decoding.ignored(DEPLOYED.replace("deployment.create", "environment.show")))
        .isEqualTo("event_not_used");
    assertThat(decoding.ignored("{\"resources\":[]}")).isEqualTo("event_not_used");
  }
}
