package dev.weatherglass.notify.message;

import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Facts that messages of both states have.
final class Facts {

  private Facts() {}

  /// The levels, the later one strong.
  static Optional<Fact> wasAndIs(Alert alert) {
    @Nullable SeriesWords series = SeriesWords.of(alert);
    if (series == null || series.levels() == null) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Text(series.levels().before() + " → "));
    parts.add(new Part.Strong(series.levels().withUnit()));
    if (series.movement() != null) {
      parts.add(new Part.Text(" (" + series.movement() + ")"));
    }
    return Optional.of(new Fact("Was → is", parts));
  }

  /// The change that timing points to.
  static Fact change(Problem problem) {
    if (problem.changes().isEmpty()) {
      return Fact.of("Change", new Part.Text("none known at that time"));
    }
    Change change = problem.changes().getFirst();
    return new Fact(
        change.how() == null ? "Change" : "Deploy",
        List.of(
            named(change, problem),
            new Part.Text(" · " + problem.environment() + dotted(ChangeWords.by(change)))));
  }

  /// A change's name, leading to the sender's own page where there is one.
  static Part named(Change change, Problem problem) {
    String label = ChangeWords.label(change, problem);
    return Links.sendersPage(change)
        .<Part>map(url -> new Part.Linked(new Link(label, url)))
        .orElse(new Part.Text(label));
  }

  private static String dotted(String by) {
    return by.isEmpty() ? "" : " ·" + by;
  }
}
