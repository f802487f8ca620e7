package dev.weatherglass.api.rest;

import static dev.weatherglass.api.Examples.NOON;

import dev.weatherglass.api.delivery.DeliveryRules;
import dev.weatherglass.api.delivery.Settlement;
import dev.weatherglass.api.history.Deliveries;
import dev.weatherglass.api.history.Events;
import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Services;
import dev.weatherglass.api.history.Verdicts;
import dev.weatherglass.api.projection.EventTables;
import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Fills a history as the projection would, one transaction a sentence.
final class Story {

  private final History history;

  Story(History history) {
    this.history = history;
  }

  Story happened(DeliveryEvent... events) {
    List<Events.Told> told = Stream.of(events).map(Story::told).toList();
    history.write(sql -> {
      EventTables.put(sql, told);
      new Settlement(DeliveryRules.DEFAULTS).settle(sql, Integer.MAX_VALUE);
    });
    return this;
  }

  private static Events.Told told(DeliveryEvent event) {
    return new Events.Told(event, new String(Json.write(event), StandardCharsets.UTF_8));
  }

  Story judged(Verdict verdict) {
    history.write(sql -> {
      Verdicts.put(sql, verdict);
      verdict.series().forEach(series -> Services.judged(sql, series));
    });
    return this;
  }

  Story alerted(Problem problem) {
    history.write(sql -> Problems.put(sql, problem));
    return this;
  }

  Story delivered(Delivery delivery) {
    history.write(sql -> Deliveries.put(sql, delivery));
    return this;
  }

  Story told(Feed.Type type, String key, @Nullable String service) {
    history.write(sql -> Feed.append(sql, type, key, service, NOON, "{\"id\":\"" + key + "\"}"));
    return this;
  }
}
