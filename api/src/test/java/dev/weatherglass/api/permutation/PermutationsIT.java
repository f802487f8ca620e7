package dev.weatherglass.api.permutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.api.Hub;
import dev.weatherglass.api.delivery.DeliveryRules;
import dev.weatherglass.api.delivery.Settlement;
import dev.weatherglass.api.history.Events;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.projection.EventTables;
import dev.weatherglass.core.delivery.definition.Definitions;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What history says is a function of the set of events: neither their order, nor repetition, nor
/// how they are cut into transactions shows in one byte of a summary.
class PermutationsIT {

  private static final int PERMUTATIONS = 100;
  private static final int EVENTS = 1_000;
  private static final String SPAN = "from=2026-03-01&to=2026-06-01";

  @TempDir Path directory;

  @Test
  void a_history_says_the_same_in_any_order_with_any_repetition() throws Exception {
    List<DeliveryEvent> events = Town.live(7, EVENTS);
    Map<String, String> live = answers("live", events, 1);
    assertThat(live.get("/api/v1/summaries/delivery?" + SPAN)).contains("\"rolledBack\":");

    for (int seed = 1; seed <= PERMUTATIONS; seed++) {
      var random = new Random(seed);
      List<DeliveryEvent> other = new ArrayList<>(events);
      for (int repeated = 0; repeated < EVENTS / 5; repeated++) {
        other.add(events.get(random.nextInt(events.size())));
      }
      Collections.shuffle(other, random);

      Map<String, String> said = answers("history-" + seed, other, 100 + random.nextInt(1_000));

      for (String path : live.keySet()) {
        assertThat(said.get(path)).as("seed " + seed + " " + path).isEqualTo(live.get(path));
      }
    }
  }

  /// The answers of a hub that heard these events, so many in a transaction.
  private Map<String, String> answers(String name, List<DeliveryEvent> events, int atOnce)
      throws IOException, InterruptedException {
    History history = History.open(directory.resolve(name + ".db"), 2);
    try (Hub hub = Hub.over(history)) {
      for (int from = 0; from < events.size(); from += atOnce) {
        happened(history, events.subList(from, Math.min(events.size(), from + atOnce)));
      }
      var answers = new TreeMap<String, String>();
      for (String path : paths()) {
        answers.put(path, hub.get(path).body());
      }
      return answers;
    }
  }

  private static void happened(History history, List<DeliveryEvent> events) {
    List<Events.Told> told =
        events.stream()
            .map(event ->
                new Events.Told(event, new String(Json.write(event), StandardCharsets.UTF_8)))
            .toList();
    history.write(sql -> {
      EventTables.put(sql, told);
      new Settlement(DeliveryRules.DEFAULTS).settle(sql, Integer.MAX_VALUE);
    });
  }

  private static List<String> paths() {
    List<String> paths = new ArrayList<>();
    Definitions.names()
        .forEach(name -> paths.add("/api/v1/summaries/delivery?" + SPAN + "&definition=" + name));
    paths.add("/api/v1/summaries/delivery?" + SPAN);
    paths.add("/api/v1/summaries/delivery?" + SPAN + "&by=week&team=pay");
    paths.add("/api/v1/summaries/delivery?" + SPAN + "&environment=staging");
    paths.add("/api/v1/summaries/delivery/evidence?" + SPAN + "&limit=500");
    paths.add("/api/v1/summaries/infrastructure?" + SPAN);
    paths.add("/api/v1/summaries/digest?to=2026-04-01");
    paths.add("/api/v1/summaries/ci?" + SPAN);
    paths.add("/api/v1/deploys?limit=500");
    paths.add("/api/v1/incidents?limit=500");
    paths.add("/api/v1/changes?limit=500");
    paths.add("/api/v1/builds?limit=500");
    paths.add("/api/v1/tests/flaky?" + SPAN);
    return paths;
  }
}
