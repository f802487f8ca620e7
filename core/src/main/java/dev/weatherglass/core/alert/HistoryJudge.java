package dev.weatherglass.core.alert;

import dev.weatherglass.core.correlate.CommitMeasure;
import dev.weatherglass.core.correlate.CommitMeasures;
import dev.weatherglass.core.correlate.History;
import dev.weatherglass.core.correlate.HistoryKind;
import dev.weatherglass.core.detect.CommitSeries;
import dev.weatherglass.core.detect.Onset;
import dev.weatherglass.core.detect.OnsetReading;
import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.verify.Shelf;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Judges the histories of one service: how long builds and tests take, what benchmarks give and
/// how often cases fail, from commit to commit.
///
/// Each finished event brings one value for each of its histories. When the evidence that one of
/// the last 30 commits shifted the level is strong enough, the history begins anew at that commit;
/// if the shift is for the worse and large enough to be worth telling, a problem names the commit
/// and the others that may be to blame. Histories that blame commits of one set share a problem. An
/// alert resolves when most of the newest commits lie nearer to the level before, or when a commit
/// is found that brought it back.
///
/// An event with K values is asked for K times the evidence, so that a service is told something
/// false once in 1,000 events at most, however many histories it has (MATH.md 9: for one noise
/// model).
public final class HistoryJudge {

  private static final double GAMMA = 1_000;
  private static final int NEWEST = 8;
  private static final int MOST = 6;

  /// What breaks hundreds of tests is told by the first of them.
  private static final int MOST_ALERTS = 100;

  private static final double ENOUGH_RUNS = 3; // expected failures that did not come

  private static final Duration KEPT = Duration.ofHours(24);

  private final Shelf<HistoryState> histories;
  private final Shelf<Problem> problems;
  private final Shelf<Instructions> instructions;

  /// @param histories for this judge alone
  /// @param problems the problems of commits, for this judge alone
  /// @param instructions what people said about them, for this judge alone
  public HistoryJudge(
      Shelf<HistoryState> histories, Shelf<Problem> problems, Shelf<Instructions> instructions) {
    this.histories = histories;
    this.problems = problems;
    this.instructions = instructions;
  }

  /// Takes in an event; events that say nothing about a history are passed over.
  ///
  /// @return the problems that are new or another than before, each once
  public List<Problem> onEvent(DeliveryEvent event) {
    List<CommitMeasure> measures = CommitMeasures.of(event);
    Map<String, Problem> told = new LinkedHashMap<>();
    HistoryRun.of(event.context())
        .ifPresent(run ->
            measures.forEach(measure ->
                take(run, measure, measures.size())
                    .forEach(problem -> told.put(problem.id(), said(problem).on(problem)))));
    return List.copyOf(told.values());
  }

  /// Takes in what a person said; about a problem that is over, and so forgotten, it goes by what
  /// the person saw. A word about anything but a history is not for this judge, and a repeat
  /// changes nothing.
  ///
  /// @return the problem if it is another than before
  public List<Problem> onCommand(AlertCommand command) {
    Problem seen = command.problem();
    if (!seen.isOfHistory()) {
      return List.of();
    }
    Instructions before = said(seen);
    Instructions after = before.with(command);
    instructions.put(key(seen), after);
    Problem known = Objects.requireNonNullElse(problems.get(key(seen)), seen);
    Problem told = after.on(known);
    return told.equals(before.on(known)) ? List.of() : List.of(told);
  }

  private Instructions said(Problem problem) {
    @Nullable Instructions known = instructions.get(key(problem));
    return known == null ? Instructions.none(problem.id()) : known;
  }

  private static String key(Problem problem) {
    return Keys.of(problem.environment(), problem.service(), problem.id());
  }

  private List<Problem> take(HistoryRun run, CommitMeasure measure, int values) {
    HistoryState known =
        Objects.requireNonNullElseGet(
            histories.get(run.key(measure)), () -> HistoryState.of(measure.kind()));
    History history = known.history().with(run.commit(), measure.value(), run.id());
    if (history.equals(known.history())) {
      return List.of();
    }
    Ruling ruling = ruling(known.with(history), run, measure, Math.log(GAMMA * values));
    histories.put(run.key(measure), ruling.state());
    ruling.problems().forEach(problem -> keep(run, problem));
    return ruling.problems();
  }

  /// What follows from one value.
  private record Ruling(HistoryState state, List<Problem> problems) {

    Ruling after(List<Problem> earlier) {
      return new Ruling(state, Stream.concat(earlier.stream(), problems.stream()).toList());
    }
  }

  private Ruling ruling(HistoryState state, HistoryRun run, CommitMeasure measure, double enough) {
    CommitSeries series = state.history().series();
    if (mayBeNews(series, measure.kind()) && series.read().lnSum() >= enough) {
      return shifted(state, run, measure, series.date());
    }
    return state.firing() != null && isBack(state, measure.kind())
        ? new Ruling(
            new HistoryState(recovered(state.history(), measure.kind()), null),
            resolved(state.firing(), run, "the newest commits lie at the level before", null))
        : new Ruling(state, List.of());
  }

  /// A commit without a failure is evidence for none, and most commits of most tests are such.
  private static boolean mayBeNews(CommitSeries series, HistoryKind kind) {
    double[] values = series.newest();
    return kind != HistoryKind.TEST_FAILURES || values[values.length - 1] > 0;
  }

  private Ruling shifted(
      HistoryState state, HistoryRun run, CommitMeasure measure, OnsetReading reading) {
    Onset onset = reading.best().orElseThrow();
    CommitSeries series = state.history().series();
    double before = series.before(onset.index());
    double after = series.since(onset.index());
    List<Suspect> suspects = HistoryProblem.suspects(run, state.history(), reading);
    History anew = state.history().restart(onset.index());
    HistoryState.Firing firing = state.firing();
    Change blamed = suspects.getFirst().change();
    if (isWorse(measure, before, after)) {
      List<Problem> ended =
          firing == null
              ? List.of()
              : resolved(firing, run, "worse again since " + blamed.label(), null);
      return run.worthTelling()
          ? fire(anew, run, measure, suspects, before, after).after(ended)
          : new Ruling(new HistoryState(anew, null), ended);
    }
    return firing != null && firing.isBack(after)
        ? new Ruling(
            new HistoryState(anew, null),
            resolved(firing, run, blamed.label() + " brought it back", blamed))
        : new Ruling(new HistoryState(anew, firing), List.of());
  }

  private Ruling fire(
      History anew,
      HistoryRun run,
      CommitMeasure measure,
      List<Suspect> suspects,
      double before,
      double after) {
    @Nullable Problem joined = open(run, suspects);
    if (joined != null && joined.alerts().size() >= MOST_ALERTS) {
      return new Ruling(new HistoryState(anew, null), List.of());
    }
    Change blamed = joined == null ? suspects.getFirst().change() : joined.changes().getFirst();
    Alert alert = HistoryProblem.alert(run, measure, blamed, before, after);
    Problem problem = HistoryProblem.firing(joined, run, alert, suspects);
    return new Ruling(
        new HistoryState(
            anew, new HistoryState.Firing(problem.id(), alert.fingerprint(), before, after)),
        List.of(problem));
  }

  /// A problem that fires and blames one of these commits.
  private @Nullable Problem open(HistoryRun run, List<Suspect> suspects) {
    List<String> commits = suspects.stream().map(suspect -> suspect.change().id()).toList();
    return problems.under(run.prefix()).stream()
        .filter(problem -> problem.state() == AlertState.FIRING)
        .filter(problem -> commits.contains(problem.changes().getFirst().id()))
        .findFirst()
        .orElse(null);
  }

  private List<Problem> resolved(
      HistoryState.Firing firing, HistoryRun run, String reason, @Nullable Change by) {
    @Nullable Problem problem = problems.get(run.prefix() + firing.problem());
    return problem == null
        ? List.of()
        : List.of(
            HistoryProblem.resolved(problem, firing.fingerprint(), run.commit().at(), reason, by));
  }

  /// Problems are kept while they fire.
  private void keep(HistoryRun run, Problem problem) {
    if (problem.state() == AlertState.FIRING) {
      problems.put(run.prefix() + problem.id(), problem);
    } else {
      problems.remove(run.prefix() + problem.id());
    }
    forgetOld(run);
  }

  /// What was said a day ago about a problem that is over.
  private void forgetOld(HistoryRun run) {
    for (Instructions old : instructions.under(run.prefix())) {
      if (old.isOlderThan(run.commit().at().minus(KEPT))
          && problems.get(run.prefix() + old.problem()) == null) {
        instructions.remove(run.prefix() + old.problem());
      }
    }
  }

  private static boolean isWorse(CommitMeasure measure, double before, double after) {
    double harm = measure.worse().harm(after - before);
    return measure.kind() == HistoryKind.TEST_FAILURES
        ? harm >= measure.kind().margin()
        : harm > measure.kind().margin() * Math.abs(before);
  }

  private static boolean isBack(HistoryState state, HistoryKind kind) {
    HistoryState.Firing firing = Objects.requireNonNull(state.firing());
    double[] values = state.history().series().newest();
    return kind == HistoryKind.TEST_FAILURES
        ? firing.isBack(mean(newest(values, (int) Math.ceil(ENOUGH_RUNS / firing.after()))))
        : Arrays.stream(newest(values, NEWEST)).filter(firing::isBack).count() >= MOST;
  }

  /// Begun anew where it came back; a test is thought again not to fail.
  private static History recovered(History history, HistoryKind kind) {
    return kind == HistoryKind.TEST_FAILURES
        ? history.forgotten(kind)
        : history.restart(history.series().seen() - NEWEST);
  }

  /// As many as asked for, infinity where there are not so many.
  private static double[] newest(double[] values, int count) {
    int from = values.length - count;
    return from < 0
        ? new double[] {Double.POSITIVE_INFINITY}
        : Arrays.copyOfRange(values, from, values.length);
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }
}
