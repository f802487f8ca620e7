package dev.weatherglass.notify.message;

import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.verify.SeriesJudgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// "It got worse, since this change."
///
/// @param problem firing
record FiringWords(Problem problem) implements Words {

  @Override
  public String title() {
    @Nullable SeriesWords series = series();
    String since = change() == null ? "" : " since " + ChangeWords.label(change(), problem);
    return series == null
        ? problem.summary()
        : problem.service() + ": " + series.headline() + since;
  }

  @Override
  public String sentence() {
    @Nullable SeriesWords series = series();
    if (series == null) {
      return problem.summary();
    }
    String since = change() == null ? "" : " since " + ChangeWords.inSentence(change(), problem);
    return problem.service()
        + " in "
        + problem.environment()
        + ": "
        + series.clause()
        + since
        + ".";
  }

  @Override
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    @Nullable Alert alert = Messages.first(problem);
    if (alert != null) {
      Facts.wasAndIs(alert).ifPresent(facts::add);
      facts.add(since(alert));
    }
    facts.add(Facts.change(problem));
    @Nullable SeriesJudgement judgement = alert == null ? null : alert.judgement();
    if (judgement != null) {
      facts.add(Fact.of("Sure?", new Part.Text(Certainty.of(judgement))));
    }
    return facts;
  }

  private Fact since(Alert alert) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Moment(alert.began()));
    if (change() != null) {
      Duration delay = Duration.between(change().onset(), alert.began());
      parts.add(new Part.Text(" (" + Spans.of(delay) + " after the change)"));
    }
    return new Fact("Since", parts);
  }

  @Override
  public List<String> notes() {
    return Notes.of(problem);
  }

  private @Nullable Change change() {
    return problem.changes().isEmpty() ? null : problem.changes().getFirst();
  }

  private @Nullable SeriesWords series() {
    @Nullable Alert alert = Messages.first(problem);
    return alert == null ? null : SeriesWords.of(alert);
  }
}
