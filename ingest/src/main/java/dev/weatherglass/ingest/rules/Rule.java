package dev.weatherglass.ingest.rules;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.source.Decoded;
import dev.weatherglass.ingest.source.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What is made of the deliveries that a condition holds for. The first rule of a file whose
/// condition holds is the one.
sealed interface Rule {

  /// When it is the one; null: always.
  @Nullable Condition when();

  default boolean holds(Scene scene) {
    Condition when = when();
    return when == null || when.holds(scene);
  }

  /// The meaning of a delivery.
  Decoded decode(String source, Scene scene, ServiceNames names) throws UnreadableException;

  /// They mean nothing to us.
  ///
  /// @param reason a word, for counting
  record Ignore(@Nullable Condition when, String reason) implements Rule {
    @Override
    public Decoded decode(String source, Scene scene, ServiceNames names) {
      return new Decoded.Ignored(reason);
    }
  }

  /// They are one event, or one for each element of a list.
  ///
  /// @param each the list; null where the delivery is one event
  record Events(@Nullable Condition when, @Nullable Expression each, EventRecipe recipe)
      implements Rule {
    @Override
    public Decoded decode(String source, Scene scene, ServiceNames names)
        throws UnreadableException {
      List<DeliveryEvent> events = new ArrayList<>();
      for (Scene part : parts(scene)) {
        Optional<DeliveryEvent> event = recipe.make(source, part, names);
        event.ifPresent(events::add);
      }
      return events.isEmpty() ? new Decoded.Ignored("state_not_used") : new Decoded.Events(events);
    }

    private List<Scene> parts(Scene scene) {
      if (each == null) {
        return List.of(scene);
      }
      JsonNode found = each.of(scene);
      return found.isArray()
          ? found.valueStream().map(scene::with).toList()
          : found.isObject() ? List.of(scene.with(found)) : List.of();
    }
  }
}
