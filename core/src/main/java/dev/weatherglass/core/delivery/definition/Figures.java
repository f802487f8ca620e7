package dev.weatherglass.core.delivery.definition;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a period's evidence counts, by figure, in one pass.
final class Figures {

  private final Map<Figure, Tally> tallies = new EnumMap<>(Figure.class);

  private Figures(Map<Figure, List<Evidence>> counted) {
    counted.forEach((figure, each) -> tallies.put(figure, Tally.of(each)));
  }

  static Figures of(Period period, List<Evidence> evidence) {
    var counted = new EnumMap<Figure, List<Evidence>>(Figure.class);
    for (Figure figure : Figure.values()) {
      counted.put(figure, new ArrayList<>());
    }
    for (Evidence each : evidence) {
      if (each.counted() && period.holds(each.at())) {
        counted.computeIfAbsent(each.figure(), _ -> new ArrayList<>()).add(each);
      }
    }
    return new Figures(counted);
  }

  Tally get(Figure figure) {
    return tallies.getOrDefault(figure, Tally.of(List.of()));
  }
}
