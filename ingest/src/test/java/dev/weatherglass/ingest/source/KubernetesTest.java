package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.DeployEvent.How;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.ingest.webhook.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesTest {

  private static final String UPDATED = Decoding.fixture("kubernetes/deployment_updated.json");
  private static final String UNHEALTHY = Decoding.fixture("kubernetes/unhealthy.json");

  private final Decoding decoding = new Decoding(new Kubernetes());

  @Test
  void another_image_of_a_deployment_is_a_deploy_that_begins() throws Exception {
    var deploy = (DeployEvent) decoding.one(UPDATED);

    assertThat(deploy.context().phase()).isEqualTo(Phase.STARTED);
    assertThat(deploy.context().service()).isEqualTo("checkout");
    assertThat(deploy.context().environment()).isEqualTo("production");
    assertThat(deploy.context().revision().version()).isEqualTo("v1.5.0");
    assertThat(deploy.previousVersion()).isEqualTo("v1.4.2");
    assertThat(deploy.context().at()).isEqualTo(Instant.parse("2026-11-23T07:40:39.674637507Z"));
    assertThat(decoding.named("shop", "kubernetes:shop/checkout").one(UPDATED).context().service())
        .isEqualTo("shop");
  }

  @Test
  void the_same_template_is_no_news_and_another_one_is_configuration() throws Exception {
    String same = UPDATED.replace("v1.5.0", "v1.4.2");
    String other = same.replaceFirst("DB_PASSWORD", "DB_SECRET");

    assertThat(decoding.ignored(same)).isEqualTo("template_equal");
    assertThat(decoding.one(other)).isInstanceOf(ConfigurationEvent.class);
  }

  @Test
  void without_an_old_object_it_is_configuration_and_not_an_error() throws Exception {
    String alone = UPDATED.replace("\"oldObj\"", "\"older\"");
    String none = UPDATED.replaceFirst("(?s)\"oldObj\": \\{.*", "\"oldObj\": null}}");

    assertThat(decoding.one(alone)).isInstanceOf(ConfigurationEvent.class);
    assertThat(decoding.one(none).context().phase()).isEqualTo(Phase.FINISHED);
  }

  @Test
  void without_the_new_object_the_old_one_says_what_was_configured() throws Exception {
    var changed = decoding.one(UPDATED.replace("\"obj\"", "\"newer\""));

    assertThat(changed).isInstanceOf(ConfigurationEvent.class);
    assertThat(changed.context().service()).isEqualTo("checkout");
  }

  @Test
  void a_deployment_that_is_deleted_is_removed_and_a_pod_is_none_of_ours() throws Exception {
    var removed = (DeployEvent) decoding.one(UPDATED.replace("\"update\"", "\"delete\""));

    assertThat(removed.how()).isEqualTo(How.REMOVE);
    assertThat(decoding.ignored(UPDATED.replace("\"Deployment\"", "\"Pod\"")))
        .isEqualTo("kind_not_used");
  }

  @Test
  void a_config_map_is_configuration_only_where_its_version_differs() throws Exception {
    String map = UPDATED.replace("\"Deployment\"", "\"ConfigMap\"");

    assertThat(decoding.one(map)).isInstanceOf(ConfigurationEvent.class);
    assertThat(decoding.ignored(map.replace("\"1002\"", "\"1001\""))).isEqualTo("nothing_changed");
  }

  @Test
  void what_the_environment_of_a_container_holds_is_not_kept() throws Exception {
    byte[] body = UPDATED.getBytes(StandardCharsets.UTF_8);
    byte[] kept =
        new Kubernetes().redacted(new Delivery("kubernetes", Map.of(), body, Decoding.RECEIVED));

    assertThat(new String(kept, StandardCharsets.UTF_8))
        .doesNotContain("hunter2")
        .contains("DB_PASSWORD", "v1.5.0");
  }

  @Test
  void a_failing_probe_is_a_signal_of_the_pods_workload_at_the_time_it_was_last_seen()
      throws Exception {
    var signal = (IncidentEvent) decoding.one(UNHEALTHY);

    assertThat(signal.context().phase()).isEqualTo(Phase.SIGNAL);
    assertThat(signal.context().service()).isEqualTo("checkout");
    assertThat(signal.context().at()).isEqualTo(Instant.parse("2026-11-23T07:43:01Z"));
    assertThat(signal.context().labels()).containsEntry("count", "4");
  }

  @Test
  void the_same_event_with_a_higher_count_is_another_signal_of_the_same_incident()
      throws Exception {
    var four = (IncidentEvent) decoding.one(UNHEALTHY);
    var five = (IncidentEvent) decoding.one(UNHEALTHY.replace("\"count\": 4", "\"count\": 5"));

    assertThat(five.key()).isEqualTo(four.key());
    assertThat(five.context().identity()).isNotEqualTo(four.context().identity());
  }

  @Test
  void an_event_of_the_newer_form_alone_wrapped_or_in_a_list_is_read_too() throws Exception {
    String newer =
        UNHEALTHY
            .replace("\"apiVersion\": \"v1\"", "\"apiVersion\": \"events.k8s.io/v1\"")
            .replace("involvedObject", "regarding")
            .replace("\"message\"", "\"note\"");

    assertThat(decoding.one(newer).context().service()).isEqualTo("checkout");
    assertThat(decoding.one("{\"clusterName\":\"eu\",\"event\":" + newer + "}").context().labels())
        .containsEntry("cluster", "eu");
    assertThat(decoding.events("[" + newer + "," + UNHEALTHY.replace("Unhealthy", "BackOff") + "]"))
        .hasSize(2);
    assertThat(decoding.events("{\"kind\":\"EventList\",\"items\":[" + newer + "]}")).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ScalingReplicaSet, PROGRESS",
    "BackOff, SIGNAL",
    "OOMKilling, SIGNAL",
  })
  void some_reasons_are_news(String reason, Phase phase) throws Exception {
    assertThat(decoding.one(UNHEALTHY.replace("Unhealthy", reason)).context().phase())
        .isEqualTo(phase);
  }

  @Test
  void others_are_counted_and_make_no_event() throws Exception {
    assertThat(decoding.ignored(UNHEALTHY.replace("Unhealthy", "Pulled")))
        .isEqualTo("reason_not_used");
    assertThat(decoding.ignored("[]")).isEqualTo("no_event");
  }

  @ParameterizedTest(name = "{0} {1} is of {2}")
  @CsvSource({
    "Pod, checkout-6d9f7c5b4-x2xk9, checkout",
    "Pod, cart-db-0, cart-db",
    "Pod, node-agent-x2xk9, node-agent",
    "Pod, checkout, checkout",
    "Pod, order-service, order-service",
    "ReplicaSet, checkout-6d9f7c5b4, checkout",
    "Deployment, cart-2, cart-2",
  })
  void the_workload_of_an_object_is_its_name_without_what_was_generated(
      String kind, String name, String workload) {
    assertThat(new Workload(null, "shop", kind, name).workload()).isEqualTo(workload);
  }
}
