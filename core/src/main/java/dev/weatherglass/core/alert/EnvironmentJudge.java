package dev.weatherglass.core.alert;

import dev.weatherglass.core.verify.Candidate;
import dev.weatherglass.core.verify.Contender;
import dev.weatherglass.core.verify.Episode;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Race;
import dev.weatherglass.core.verify.SeriesProgress;
import dev.weatherglass.core.verify.Shelf;
import dev.weatherglass.core.verify.VerdictRule;
import dev.weatherglass.core.verify.VerdictState;
import dev.weatherglass.core.verify.VerificationState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stage two: everything about one environment. It alone holds the alarm rule, the verdicts and the
/// problems.
///
/// For one thread. The shelves hold all it knows.
public final class EnvironmentJudge {

  /// A verdict is told again after this many buckets even where its state stays the same.
  private static final int TELL_EVERY_BUCKETS = 10;

  private static final Duration KEPT = Duration.ofHours(24);

  private final JudgeSettings settings;
  private final VerdictRule rule;
  private final Referee referee;
  private final ShiftProblems shifts;
  private final Shelf<VerificationState> verifications;
  private final Shelf<Race> races;
  private final Shelf<Problem> problems;
  private final Shelf<EnvironmentState> environments;
  private final Shelf<Instructions> instructions;

  public EnvironmentJudge(
      JudgeSettings settings,
      Shelf<VerificationState> verifications,
      Shelf<Race> races,
      Shelf<Problem> problems,
      Shelf<EnvironmentState> environments,
      Shelf<Instructions> instructions) {
    this.settings = settings;
    this.rule = new VerdictRule(settings);
    this.referee = new Referee(settings, races, verifications, environments);
    this.shifts = new ShiftProblems(problems, verifications);
    this.verifications = verifications;
    this.races = races;
    this.problems = problems;
    this.environments = environments;
    this.instructions = instructions;
  }

  /// Takes in what the judge of a service found.
  public List<Told> on(Finding finding) {
    return found(finding).stream().map(this::instructed).toList();
  }

  /// Takes in what a person said; about a problem that is forgotten, it goes by what the person
  /// saw. A word about the history of commits is not for this judge, and a repeat changes nothing.
  public List<Told> on(AlertCommand command) {
    Problem seen = command.problem();
    @Nullable Problem judged = problems.get(key(seen));
    if (judged == null && seen.isOfHistory()) {
      return List.of();
    }
    Instructions before = said(seen);
    Instructions after = before.with(command);
    instructions.put(key(seen), after);
    Problem known = judged == null ? seen : judged;
    Problem told = after.on(known);
    return told.equals(before.on(known)) ? List.of() : List.of(new Told.OfProblem(told));
  }

  private Told instructed(Told told) {
    return switch (told) {
      case Told.OfVerdict verdict -> verdict;
      case Told.OfProblem(Problem problem) -> new Told.OfProblem(said(problem).on(problem));
    };
  }

  private Instructions said(Problem problem) {
    @Nullable Instructions known = instructions.get(key(problem));
    return known == null ? Instructions.none(problem.id()) : known;
  }

  private List<Told> found(Finding finding) {
    return switch (finding) {
      case Finding.SeriesSeen seen -> seen(seen);
      case Finding.CandidateKnown known -> known(known);
      case Finding.CandidateGone gone -> gone(gone);
      case Finding.EpisodeKnown known -> episode(known);
      case Finding.SeriesEvidence evidence -> evidence(evidence);
      case Finding.WindowOver over -> windowOver(over);
      case Finding.ShiftFound found -> shifts.found(found);
      case Finding.ShiftOver over -> shifts.over(over);
    };
  }

  private List<Told> seen(Finding.SeriesSeen seen) {
    environments.put(seen.environment(), environment(seen.environment()).with(seen.service()));
    return List.of();
  }

  private List<Told> known(Finding.CandidateKnown known) {
    forgetOld(known.candidate());
    @Nullable VerificationState before = verifications.get(key(known.candidate()));
    VerificationState after =
        before != null && before.candidate().onset().equals(known.candidate().onset())
            ? before.withCandidate(known)
            : VerificationState.open(known);
    if (after.awaiting()) {
      verifications.put(key(known.candidate()), after);
      return List.of();
    }
    return rejudge(before, after, false);
  }

  private List<Told> gone(Finding.CandidateGone gone) {
    String key = Keys.of(gone.environment(), gone.service(), gone.verification());
    @Nullable VerificationState before = verifications.get(key);
    if (before == null) {
      return List.of();
    }
    forgetAlarm(before.candidate());
    handOver(before.candidate(), gone.into());
    return rejudge(before, before.explained(gone.into()), true);
  }

  /// The problem stays what it is; another verification speaks for it from now on.
  private void handOver(Candidate from, Candidate into) {
    @Nullable Problem problem = problemOf(from);
    if (problem != null) {
      problems.put(
          Keys.of(into.environment(), into.service(), problem.id()),
          problem.explainedBy(into.verification()));
    }
  }

  private void forgetAlarm(Candidate candidate) {
    environments.put(
        candidate.environment(),
        environment(candidate.environment()).without(candidate.verification()));
  }

  /// What was judged of its changes is judged anew, but for those that are over.
  private List<Told> episode(Finding.EpisodeKnown known) {
    Race race = Race.open(known);
    races.put(Referee.key(known.episode()), race);
    var told = new ArrayList<Told>();
    for (VerificationState state : judged(known.episode())) {
      if (!state.now().ended()) {
        forgetAlarm(state.candidate());
        verifications.put(key(state.candidate()), state.restarted());
      }
    }
    if (known.following() == 0) {
      told.addAll(begun(known.episode()));
    }
    return told;
  }

  /// Nothing is awaited any more: what is known so far is told.
  private List<Told> begun(Episode episode) {
    var told = new ArrayList<Told>();
    for (VerificationState state : judged(episode)) {
      if (state.awaiting()) {
        told.addAll(rejudge(state, state.begun(), false));
      }
    }
    return told;
  }

  private List<VerificationState> judged(Episode episode) {
    return episode.contenders().stream()
        .filter(Contender::judged)
        .map(each ->
            verifications.get(Keys.of(episode.environment(), each.service(), each.verification())))
        .filter(Objects::nonNull)
        .toList();
  }

  private List<Told> evidence(Finding.SeriesEvidence found) {
    @Nullable Race before = races.get(Referee.key(found.episode()));
    if (before == null || !before.episode().equals(found.episode())) {
      return List.of();
    }
    Race race = before.with(found);
    if (race.awaiting() > 0) {
      races.put(Referee.key(race.episode()), race);
      return List.of();
    }
    return judge(race, false);
  }

  private List<Told> windowOver(Finding.WindowOver over) {
    String key = Keys.of(over.environment(), over.service(), over.verification());
    var told = new ArrayList<Told>();
    for (Race race : races.under(Keys.of(over.environment(), over.service(), ""))) {
      if (race.episode().judges(over.verification())) {
        told.addAll(judge(race, true));
      }
    }
    @Nullable VerificationState open = verifications.get(key);
    if (open != null && !open.now().ended()) {
      told.addAll(rejudge(open, open.begun(), true));
    }
    return told;
  }

  private List<Told> judge(Race race, boolean evenIfOwed) {
    Map<String, VerificationState> before = new HashMap<>();
    Map<String, VerificationState> moved = referee.advance(race, evenIfOwed, before);
    var told = new ArrayList<Told>();
    blameMoved(moved)
        .forEach((from, into) -> {
          handOver(from.candidate(), into);
          told.addAll(rejudge(before.get(key(from.candidate())), from.explained(into), true));
        });
    for (Map.Entry<String, VerificationState> each : moved.entrySet()) {
      VerificationState now = Objects.requireNonNull(verifications.get(each.getKey()));
      if (now.explainedBy() == null || !now.now().ended()) {
        told.addAll(rejudge(before.get(each.getKey()), each.getValue(), false));
      }
    }
    if (moved.isEmpty()) {
      told.addAll(begun(race.episode()));
    }
    return told;
  }

  /// Changes that were said to have regressed, by evidence that an event which came later has given
  /// to another one.
  private Map<VerificationState, Candidate> blameMoved(Map<String, VerificationState> moved) {
    var blame = new LinkedHashMap<VerificationState, Candidate>();
    for (VerificationState state : moved.values()) {
      if (state.now().state() == VerdictState.REGRESSED
          && !state.now().ended()
          && state.firstFired().isEmpty()) {
        moved.values().stream()
            .filter(other -> other.firstFired().isPresent())
            .filter(other -> other.candidate().service().equals(state.candidate().service()))
            .findFirst()
            .ifPresent(other -> blame.put(state, other.candidate()));
      }
    }
    return blame;
  }

  /// Judges again, and tells what became another.
  private List<Told> rejudge(
      @Nullable VerificationState before, VerificationState changed, boolean timeIsOver) {
    VerificationState.Judgement judgement =
        stays(changed)
            ? changed.now()
            : rule.judge(changed, timeIsOver || isComplete(changed), others(changed.candidate()));
    var told = new ArrayList<Told>();
    boolean tell = before == null || changed.told() == null || isNews(before, changed, judgement);
    VerificationState after = changed.judged(judgement, tell ? changed.judgedAt() : changed.told());
    verifications.put(key(after.candidate()), after);
    if (tell) {
      told.add(new Told.OfVerdict(after.verdict(after.end(settings))));
    }
    if (before == null || tell || !AlertPolicy.ground(changed).equals(AlertPolicy.ground(before))) {
      told.addAll(problem(after));
    }
    if (judgement.firedAt() != null
        && judgement.state() == VerdictState.REGRESSED
        && (before == null || before.now().state() != VerdictState.REGRESSED)) {
      told.addAll(shifts.explained(after, judgement.firedAt()));
    }
    return told;
  }

  /// An ended judgement is final; only another window or another explanation opens it again.
  private static boolean stays(VerificationState state) {
    return state.now().ended() && state.explainedBy() == null;
  }

  private static boolean isComplete(VerificationState state) {
    return !state.series().isEmpty()
        && state.series().size() >= state.judgedSeries()
        && state.series().values().stream().allMatch(SeriesProgress::complete);
  }

  private boolean isNews(
      VerificationState before, VerificationState changed, VerificationState.Judgement now) {
    return before.now().state() != now.state()
        || before.now().ended() != now.ended()
        || !Objects.equals(before.now().firedAt(), now.firedAt())
        || !before.candidate().equals(changed.candidate())
        || (!now.ended() && isDue(changed));
  }

  private static boolean isDue(VerificationState state) {
    Instant told = state.told() == null ? state.candidate().onset() : state.told();
    return Duration.between(told, state.judgedAt()).toMillis()
        >= TELL_EVERY_BUCKETS * state.widthMillis();
  }

  private List<Told> problem(VerificationState state) {
    Candidate candidate = state.candidate();
    @Nullable Problem before = problemOf(candidate);
    if (before == null && !mayAlert(state)) {
      return List.of();
    }
    return AlertPolicy.step(before, state, candidates(candidate))
        .filter(problem -> !problem.equals(before))
        .map(problem -> {
          problems.put(
              Keys.of(candidate.environment(), candidate.service(), problem.id()), problem);
          return List.<Told>of(new Told.OfProblem(problem));
        })
        .orElse(List.of());
  }

  private static boolean mayAlert(VerificationState state) {
    return state.now().state() == VerdictState.REGRESSED
        || state.now().state() == VerdictState.NO_DATA;
  }

  private @Nullable Problem problemOf(Candidate candidate) {
    return problems.under(prefix(candidate)).stream()
        .filter(problem -> problem.verification().equals(candidate.verification()))
        .findFirst()
        .orElse(null);
  }

  private List<Candidate> candidates(Candidate candidate) {
    return verifications.under(prefix(candidate)).stream()
        .map(VerificationState::candidate)
        .toList();
  }

  private Set<String> others(Candidate candidate) {
    return environment(candidate.environment()).services();
  }

  private EnvironmentState environment(String environment) {
    @Nullable EnvironmentState known = environments.get(environment);
    return known == null ? EnvironmentState.EMPTY : known;
  }

  /// What has ended a day ago, and fires no more, plays no part in what is to come.
  private void forgetOld(Candidate newest) {
    String prefix = prefix(newest);
    for (VerificationState old : verifications.under(prefix)) {
      boolean isOld = old.candidate().onset().isBefore(newest.onset().minus(KEPT));
      @Nullable Problem problem = problemOf(old.candidate());
      if (isOld
          && old.now().ended()
          && (problem == null || said(problem).on(problem).state() == AlertState.RESOLVED)) {
        verifications.remove(key(old.candidate()));
        if (problem != null) {
          problems.remove(prefix + problem.id());
        }
      }
    }
    for (Instructions old : instructions.under(prefix)) {
      if (old.isOlderThan(newest.onset().minus(KEPT))
          && problems.get(prefix + old.problem()) == null) {
        instructions.remove(prefix + old.problem());
      }
    }
    for (Race race : races.under(prefix)) {
      if (race.episode().onset().isBefore(newest.onset().minus(KEPT))
          && judged(race.episode()).isEmpty()) {
        races.remove(Referee.key(race.episode()));
      }
    }
  }

  private static String prefix(Candidate candidate) {
    return Keys.of(candidate.environment(), candidate.service(), "");
  }

  private static String key(Problem problem) {
    return Keys.of(problem.environment(), problem.service(), problem.id());
  }

  private static String key(Candidate candidate) {
    return Keys.of(candidate.environment(), candidate.service(), candidate.verification());
  }
}
