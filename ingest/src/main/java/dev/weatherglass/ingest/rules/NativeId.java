package dev.weatherglass.ingest.rules;

import dev.weatherglass.ingest.source.UnreadableException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The recipe of an id: the native object and the state of it, never the delivery, so that a
/// repetition and a poll make the same event.
///
/// @param kind the tool's word for the object, as `build`
/// @param of where the object's own id stands
/// @param state where the state stands that makes this another event; null: where the rule's state
///   does
record NativeId(String kind, Value of, @Nullable Value state) {

  private static final Set<String> KEYS = Set.of("kind", "of", "state");

  static NativeId read(Part part) {
    part.allow(KEYS);
    return new NativeId(
        part.at("kind").text(),
        Value.read(part.at("of")),
        part.find("state").map(Value::read).orElse(null));
  }

  /// @throws UnreadableException if the delivery names no object
  String object(Scene scene) throws UnreadableException {
    String id = of.said(scene);
    if (id == null) {
      throw new UnreadableException("the id of the " + kind + " is missing");
    }
    return id;
  }

  String state(States states, Scene scene) {
    Value where = state != null ? state : states.said();
    String said = where == null ? null : where.said(scene);
    return said == null ? "" : said;
  }
}
