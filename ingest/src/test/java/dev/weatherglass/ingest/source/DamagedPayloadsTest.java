package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeliveryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every part of a body in turn is missing, null or of another type.
class DamagedPayloadsTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<JsonNode> OTHERS =
      List.of(
          NODES.nullNode(),
          NODES.numberNode(7),
          NODES.stringNode(""),
          NODES.stringNode("x".repeat(5_000)),
          NODES.arrayNode().add(NODES.nullNode()).add("text"),
          NODES.objectNode().put("id", "x"));

  /// One way to damage a tree, and to mend it again.
  private record Damage(Runnable inflict, Runnable mend) {}

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "alertmanager, alertmanager/firing.json",
    "ansible, ansible/run.json",
    "argocd, argocd/succeeded.json",
    "argocd, argocd/rollout.json",
    "cloudfoundry, cloudfoundry/deployment.json",
    "flux, flux/upgrade_succeeded.json",
    "grafana, grafana/firing.json",
    "kubernetes, kubernetes/deployment_updated.json",
    "kubernetes, kubernetes/unhealthy.json",
    "pagerduty, pagerduty/triggered.json",
    "pelorus, pelorus/deploytime.json",
    "puppet, puppet/store_report.json",
  })
  void whatever_is_missing_or_of_another_type_it_is_read_or_refused_and_never_an_error_of_ours(
      String name, String fixture) throws Exception {
    Source source = new Sources(Map.of()).named(name);
    JsonNode root = Payload.tree(Decoding.fixture(fixture).getBytes());
    var damages = new ArrayList<Damage>();
    collect(root, damages);
    int read = 0;

    for (Damage damage : damages) {
      damage.inflict().run();
      read += isRead(new Decoding(source), root.toString()) ? 1 : 0;
      damage.mend().run();
    }

    assertThat(read).as("of %d damaged ones", damages.size()).isGreaterThan(damages.size() / 2);
  }

  private static boolean isRead(Decoding decoding, String body) {
    try {
      Decoded decoded = decoding.decode(body, Map.of());
      if (decoded instanceof Decoded.Events(var events)) {
        assertThat(events).isNotEmpty().extracting(DeliveryEvent::subject).doesNotContainNull();
      }
      return true;
    } catch (UnreadableException _) {
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError("decoder failed on " + body, e);
    }
  }

  private static void collect(JsonNode node, List<Damage> damages) {
    switch (node) {
      case ObjectNode object ->
          object
              .properties()
              .forEach(field -> {
                JsonNode value = field.getValue();
                String key = field.getKey();
                Runnable mend = () -> object.set(key, value);
                damages.add(new Damage(() -> object.remove(key), mend));
                OTHERS.forEach(
                    other -> damages.add(new Damage(() -> object.set(key, other), mend)));
                collect(value, damages);
              });
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          int index = i;
          JsonNode value = array.get(i);
          OTHERS.forEach(other ->
              damages.add(
                  new Damage(() -> array.set(index, other), () -> array.set(index, value))));
          collect(value, damages);
        }
      }
      default -> {} // damaged by what holds it
    }
  }
}
