package dev.weatherglass.api.history;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the events of one entity say together. `life` is in the order in which what comes later
/// overrules what came before.
final class Life {

  private Life() {}

  /// What the last event says that says anything; null where none does.
  static <E, T> @Nullable T last(List<E> life, Function<E, @Nullable T> field) {
    @Nullable T known = null;
    for (E event : life) {
      @Nullable T said = field.apply(event);
      known = said == null ? known : said;
    }
    return known;
  }

  /// When the first of these events happened; null where there is none.
  static <E extends DeliveryEvent> @Nullable Instant earliest(List<E> life, Predicate<E> which) {
    return life.stream()
        .filter(which)
        .map(event -> event.context().at())
        .min(Instant::compareTo)
        .orElse(null);
  }

  /// When we first heard of it.
  static Instant recorded(List<? extends DeliveryEvent> life) {
    return life.stream()
        .map(event -> event.context().recorded())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /// What all say, the last word on each key.
  static Map<String, String> merged(
      List<? extends DeliveryEvent> life, Function<EventContext, Map<String, String>> field) {
    var all = new TreeMap<String, String>();
    life.forEach(event -> all.putAll(field.apply(event.context())));
    return all;
  }
}
