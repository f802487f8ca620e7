package dev.weatherglass.notify.message;

import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.alert.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// "It is over, because somebody says so."
///
/// @param problem resolved
/// @param word that ended it
/// @param wasFalse whether it never was a problem, as that person says
record HandWords(Problem problem, Word word, boolean wasFalse) implements Words {

  /// The words about a problem whose last alert was ended by a person; empty where evidence ended
  /// it.
  static Optional<Words> of(Problem problem) {
    return problem.alerts().stream()
        .filter(alert -> alert.endsAt() != null)
        .max(Comparator.comparing(alert -> Objects.requireNonNull(alert.endsAt())))
        .flatMap(last -> of(problem, last));
  }

  private static Optional<Words> of(Problem problem, Alert last) {
    @Nullable Word resolved = ending(last.resolvedBy(), last);
    @Nullable Word wrong = ending(last.falseAlarm(), last);
    if (wrong != null && (resolved == null || !resolved.at().isBefore(wrong.at()))) {
      return Optional.of(new HandWords(problem, wrong, true));
    }
    return Optional.ofNullable(resolved).map(word -> new HandWords(problem, word, false));
  }

  /// A word that came after the end did not bring it about.
  private static @Nullable Word ending(@Nullable Word word, Alert alert) {
    @Nullable Instant endsAt = alert.endsAt();
    return word != null && endsAt != null && !word.at().isAfter(endsAt) ? word : null;
  }

  @Override
  public String title() {
    return problem.service() + ": " + isOver();
  }

  @Override
  public String sentence() {
    String why = word.why() == null ? "" : ": " + word.why();
    return problem.service() + " in " + problem.environment() + ": " + isOver() + why + ".";
  }

  @Override
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        Fact.of(
            wasFalse ? "False alarm" : "Resolved",
            new Part.Moment(word.at()),
            new Part.Text(" by " + word.by() + " after " + ResolvedWords.badTime(problem))));
    facts.add(
        Fact.of("Why", new Part.Text(Objects.requireNonNullElse(word.why(), "nothing was said"))));
    facts.add(Facts.change(problem));
    return facts;
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  private String isOver() {
    @Nullable Alert alert = Messages.first(problem);
    @Nullable SeriesWords series = alert == null ? null : SeriesWords.of(alert);
    String what = series == null ? problem.summary() : series.name();
    return wasFalse
        ? what + " was a false alarm, says " + word.by()
        : what + " was resolved by " + word.by() + " after " + ResolvedWords.badTime(problem);
  }
}
