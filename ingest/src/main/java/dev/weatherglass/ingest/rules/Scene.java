package dev.weatherglass.ingest.rules;

import dev.weatherglass.ingest.webhook.Delivery;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What an expression sees: the JSON, one element of it where a rule goes over a list, and the
/// delivery around it. Not safe for several threads.
final class Scene {

  private final Delivery delivery;
  private final JsonNode root;
  private final JsonNode each;
  private @Nullable Object plainRoot;
  private @Nullable Object plainEach;

  private Scene(Delivery delivery, JsonNode root, JsonNode each) {
    this.delivery = delivery;
    this.root = root;
    this.each = each;
  }

  static Scene of(Delivery delivery, JsonNode root) {
    return new Scene(delivery, root, MissingNode.getInstance());
  }

  /// The same delivery with one element of a list.
  Scene with(JsonNode element) {
    return new Scene(delivery, root, element);
  }

  /// The element as if it were everything.
  Scene inside(JsonNode element) {
    return new Scene(delivery, element, MissingNode.getInstance());
  }

  Delivery delivery() {
    return delivery;
  }

  JsonNode root() {
    return root;
  }

  /// The JSON as maps and lists.
  @Nullable Object plainRoot() {
    if (plainRoot == null) {
      plainRoot = Plain.of(root);
    }
    return plainRoot;
  }

  /// The element as maps and lists; null where there is none.
  @Nullable Object plainEach() {
    if (plainEach == null) {
      plainEach = Plain.of(each);
    }
    return plainEach;
  }

  Map<String, String> query() {
    return delivery.query();
  }
}
