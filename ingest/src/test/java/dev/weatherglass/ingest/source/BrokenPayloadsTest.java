package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.testkit.payloads.OracleRow;
import dev.weatherglass.testkit.payloads.PayloadRequest;
import dev.weatherglass.testkit.payloads.Payloads;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Real payloads of which one value at a time is something else: a decoder may say that it cannot
/// read that, but never fail.
class BrokenPayloadsTest {

  private static final String WEBHOOKS = "/webhooks/";
  private static final int LONGEST = 40_000;
  private static final Map<String, String> ONE_OF_GITHUB = Map.of("X-GitHub-Event", "push");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<JsonNode> OTHERS =
      List.of(
          JSON.nullNode(),
          JSON.stringNode(" "),
          JSON.numberNode(-7.5),
          JSON.objectNode().put("id", "x"));

  private final Sources sources = new Sources(Map.of());
  private final ServiceNames names = new ServiceNames(Map.of(), "production");

  @Test
  void no_value_that_is_missing_or_of_another_type_makes_a_decoder_fail() throws Exception {
    Payloads payloads = Payloads.find();
    var failures = new TreeSet<String>();
    int tried = 0;

    for (OracleRow row : payloads.oracle()) {
      if (row.path().startsWith(WEBHOOKS) && payloads.has(row.file())) {
        tried += tryAll(row, payloads.request(row), failures);
      }
    }

    assertThat(failures).isEmpty();
    assertThat(tried).isPositive();
  }

  @Test
  void no_body_that_is_something_else_makes_a_decoder_fail() {
    List<byte[]> bodies =
        List.of(
            new byte[0],
            "null".getBytes(StandardCharsets.UTF_8),
            "7".getBytes(StandardCharsets.UTF_8),
            "[]".getBytes(StandardCharsets.UTF_8),
            "{}".getBytes(StandardCharsets.UTF_8),
            "<a/>".getBytes(StandardCharsets.UTF_8),
            "payload=%zz".getBytes(StandardCharsets.UTF_8),
            "{\"name\":\"café\"}".getBytes(StandardCharsets.ISO_8859_1),
            ("{\"a\":".repeat(100_000)).getBytes(StandardCharsets.UTF_8));

    for (Source source : sources.all()) {
      for (byte[] body : bodies) {
        assertThat(failure(source, new PayloadRequest("", ONE_OF_GITHUB, body)))
            .as(source.name())
            .isNull();
      }
    }
  }

  private int tryAll(OracleRow row, PayloadRequest request, TreeSet<String> failures) {
    Source source =
        sources.named(row.path().substring(WEBHOOKS.length()).replaceFirst("\\?.*", ""));
    if (source == null || request.body().length > LONGEST) {
      return 0;
    }
    JsonNode root;
    try {
      root = Payload.tree(request.body());
    } catch (UnreadableException _) {
      return 0; // no JSON
    }
    int tried = 0;
    for (Place place : places(root)) {
      JsonNode before = place.get();
      for (JsonNode other : OTHERS) {
        place.set(other);
        byte[] body = root.toString().getBytes(StandardCharsets.UTF_8);
        String failure =
            failure(source, new PayloadRequest(request.path(), request.headers(), body));
        if (failure != null) {
          failures.add(row.file() + " " + place.name() + " = " + other + ": " + failure);
        }
        tried++;
      }
      place.set(before);
    }
    return tried;
  }

  private String failure(Source source, PayloadRequest request) {
    var delivery =
        new Delivery(source.name(), request.headers(), request.body(), SourceProbe.RECEIVED);
    try {
      source.decode(delivery.withBody(source.redacted(delivery)), names);
      return null;
    } catch (UnreadableException _) {
      return null; // said so
    } catch (RuntimeException e) {
      return e + " at " + e.getStackTrace()[0];
    }
  }

  /// Where one value is.
  private record Place(JsonNode parent, String name) {

    JsonNode get() {
      return parent instanceof ArrayNode array ? array.get(0) : parent.get(name);
    }

    void set(JsonNode value) {
      switch (parent) {
        case ArrayNode array -> array.set(0, value);
        case ObjectNode object -> object.set(name, value);
        default -> throw new AssertionError("not a container: " + parent);
      }
    }
  }

  private static List<Place> places(JsonNode root) {
    var places = new ArrayList<Place>();
    add(root, places);
    return places;
  }

  /// Of an array only the first element.
  private static void add(JsonNode node, List<Place> places) {
    switch (node) {
      case ObjectNode object ->
          object
              .properties()
              .forEach(entry -> {
                places.add(new Place(object, entry.getKey()));
                add(entry.getValue(), places);
              });
      case ArrayNode array when !array.isEmpty() -> {
        places.add(new Place(array, "[0]"));
        add(array.get(0), places);
      }
      default -> {} // a value
    }
  }
}
