package dev.weatherglass.notify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Errands about one problem wait for each other; those of different problems, or of an earlier
/// tenure, do not. For one thread.
final class Lines {

  private record Line(Tenure tenure, String problem) {
    static Line of(Errand errand) {
      return new Line(errand.tenure(), errand.problem().id());
    }
  }

  private final Map<Line, Deque<Errand>> lines = new HashMap<>();

  /// Whether it is its turn at once.
  boolean join(Errand errand) {
    Deque<Errand> line = lines.computeIfAbsent(Line.of(errand), _ -> new ArrayDeque<>());
    line.add(errand);
    return line.size() == 1;
  }

  /// Whether the last one in its line tells the same transition; then there is nothing to wait for.
  boolean repeats(Errand errand) {
    Deque<Errand> line = lines.getOrDefault(Line.of(errand), new ArrayDeque<>());
    @Nullable Errand last = line.peekLast();
    return last != null && last.problem().transition().equals(errand.problem().transition());
  }

  /// The first one leaves.
  ///
  /// @return whose turn it is now; null where nobody waits
  @Nullable Errand leave(Errand first) {
    Deque<Errand> line = lines.getOrDefault(Line.of(first), new ArrayDeque<>());
    line.poll();
    if (line.isEmpty()) {
      lines.remove(Line.of(first));
    }
    return line.peek();
  }
}
