package dev.weatherglass.notify.message;

import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// "It is over, after so long, and this brought it about."
///
/// @param problem resolved
record ResolvedWords(Problem problem) implements Words {

  @Override
  public String title() {
    return problem.service() + ": " + isOver();
  }

  @Override
  public String sentence() {
    return problem.service()
        + " in "
        + problem.environment()
        + ": "
        + isOver()
        + ", "
        + cause()
        + ".";
  }

  private String cause() {
    @Nullable Change by = problem.recoveredBy();
    return by == null
        ? "and no change is known to have brought it about"
        : "brought about by " + ChangeWords.inSentence(by, problem);
  }

  @Override
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("Recovered", new Part.Moment(end()), new Part.Text(" after " + badTime())));
    facts.add(broughtAbout());
    @Nullable Alert alert = Messages.first(problem);
    if (alert != null) {
      Facts.wasAndIs(alert)
          .map(fact -> new Fact("While it lasted", fact.parts()))
          .ifPresent(facts::add);
    }
    facts.add(Facts.change(problem));
    return facts;
  }

  private Fact broughtAbout() {
    @Nullable Change by = problem.recoveredBy();
    return by == null
        ? Fact.of("Brought about by", new Part.Text("no known change"))
        : Fact.of("Brought about by", Facts.named(by, problem), new Part.Text(ChangeWords.by(by)));
  }

  @Override
  public List<String> notes() {
    return problem.alerts().stream()
        .map(Alert::endReason)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /// `p95 latency recovered after 17 min`; for an alert about missing data, what it said.
  private String isOver() {
    @Nullable Alert alert = Messages.first(problem);
    @Nullable SeriesWords series = alert == null ? null : SeriesWords.of(alert);
    return series == null
        ? "over after " + badTime() + " (" + problem.summary() + ")"
        : series.name() + " recovered after " + badTime();
  }

  /// From the first bucket that was worse to the end.
  private String badTime() {
    return badTime(problem);
  }

  /// As [#badTime()], of any problem that is over.
  static String badTime(Problem problem) {
    Instant began =
        problem.alerts().stream()
            .map(Alert::began)
            .min(Comparator.naturalOrder())
            .orElse(problem.startsAt());
    return Spans.of(Duration.between(began, end(problem)));
  }

  private Instant end() {
    return end(problem);
  }

  private static Instant end(Problem problem) {
    @Nullable Instant endsAt = problem.endsAt();
    return endsAt == null ? problem.enteredAt() : endsAt;
  }
}
