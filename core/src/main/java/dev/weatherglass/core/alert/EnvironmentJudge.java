package dev.weatherglass.core.alert;

import dev.weatherglass.core.verify.BucketEvidence;
import dev.weatherglass.core.verify.Candidate;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.SeriesProgress;
import dev.weatherglass.core.verify.Shelf;
import dev.weatherglass.core.verify.VerdictRule;
import dev.weatherglass.core.verify.VerdictState;
import dev.weatherglass.core.verify.VerificationState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Stage two: everything about one environment. It alone holds the alarm rule, the verdicts and the
/// problems.
///
/// For one thread. The shelves hold all it knows.
public final class EnvironmentJudge {

  /// A verdict is told again after this many buckets even where its state stays the same.
  private static final int TELL_EVERY_BUCKETS = 10;

  /// Names may hold anything printable, so keys are joined by what is not.
  private static final String SEPARATOR = "\u001f";

  private static final Duration KEPT = Duration.ofHours(24);

  private final JudgeSettings settings;
  private final VerdictRule rule;
  private final Shelf<VerificationState> verifications;
  private final Shelf<Problem> problems;
  private final Shelf<EnvironmentState> environments;

  public EnvironmentJudge(
      JudgeSettings settings,
      Shelf<VerificationState> verifications,
      Shelf<Problem> problems,
      Shelf<EnvironmentState> environments) {
    this.settings = settings;
    this.rule = new VerdictRule(settings);
    this.verifications = verifications;
    this.problems = problems;
    this.environments = environments;
  }

  /// Takes in what the judge of a service found.
  public List<Told> on(Finding finding) {
    return switch (finding) {
      case Finding.SeriesSeen seen -> seen(seen);
      case Finding.CandidateKnown known -> known(known);
      case Finding.CandidateGone gone -> gone(gone);
      case Finding.SeriesEvidence evidence -> evidence(evidence);
      case Finding.WindowOver over -> windowOver(over);
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
        before != null && before.candidate().sameWindow(known.candidate())
            ? before.withCandidate(known)
            : VerificationState.open(known);
    if (after.awaiting() > 0) {
      verifications.put(key(known.candidate()), after);
      return List.of();
    }
    return rejudge(before, after, false);
  }

  private List<Told> gone(Finding.CandidateGone gone) {
    String key = key(gone.environment(), gone.service(), gone.verification());
    @Nullable VerificationState before = verifications.get(key);
    if (before == null) {
      return List.of();
    }
    handOver(before.candidate(), gone.into());
    return rejudge(before, before.explained(gone.into()), true);
  }

  /// The problem stays what it is; another verification speaks for it from now on.
  private void handOver(Candidate from, Candidate into) {
    @Nullable Problem problem = problemOf(from);
    if (problem != null) {
      problems.put(
          key(into.environment(), into.service(), problem.id()),
          problem.explainedBy(into.verification()));
    }
  }

  private List<Told> evidence(Finding.SeriesEvidence found) {
    @Nullable VerificationState before =
        verifications.get(key(found.environment(), found.service(), found.verification()));
    if (before == null || !sameWindow(before.candidate(), found)) {
      return List.of();
    }
    String series = found.series().text();
    @Nullable SeriesProgress progress = before.series().get(series);
    if (progress == null || found.anew()) {
      progress = SeriesProgress.begin(found);
    }
    for (BucketEvidence bucket : found.buckets()) {
      progress = progress.with(bucket, found.judgedSeries(), settings);
    }
    var changed = new TreeMap<>(before.series());
    changed.put(series, progress);
    VerificationState after = before.withSeries(changed);
    return before.awaiting() > 0 ? awaited(after.awaitingOneLess()) : rejudge(before, after, false);
  }

  /// Buckets that were closed before the window was known are judged when all of them are told.
  private List<Told> awaited(VerificationState state) {
    if (state.awaiting() > 0) {
      verifications.put(key(state.candidate()), state);
      return List.of();
    }
    return rejudge(null, state, false);
  }

  private List<Told> windowOver(Finding.WindowOver over) {
    @Nullable VerificationState open =
        verifications.get(key(over.environment(), over.service(), over.verification()));
    return open == null || open.now().ended() ? List.of() : rejudge(open, open, true);
  }

  /// Judges again, and tells what became another.
  private List<Told> rejudge(
      @Nullable VerificationState before, VerificationState changed, boolean timeIsOver) {
    VerificationState.Judgement judgement =
        stays(changed)
            ? changed.now()
            : rule.judge(changed, timeIsOver || isComplete(changed), others(changed.candidate()));
    var told = new ArrayList<Told>();
    boolean tell = before == null || isNews(before, changed, judgement);
    VerificationState after = changed.judged(judgement, tell ? changed.judgedAt() : changed.told());
    verifications.put(key(after.candidate()), after);
    if (tell) {
      told.add(new Told.OfVerdict(after.verdict(after.end(settings))));
    }
    if (before == null || tell || !AlertPolicy.ground(changed).equals(AlertPolicy.ground(before))) {
      told.addAll(problem(after));
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
          problems.put(key(candidate.environment(), candidate.service(), problem.id()), problem);
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
          && (problem == null || problem.state() == AlertState.RESOLVED)) {
        verifications.remove(key(old.candidate()));
        if (problem != null) {
          problems.remove(prefix + problem.id());
        }
      }
    }
  }

  private static boolean sameWindow(Candidate candidate, Finding.SeriesEvidence found) {
    return candidate.onset().equals(found.onset())
        && Objects.equals(candidate.until(), found.until());
  }

  private static String prefix(Candidate candidate) {
    return key(candidate.environment(), candidate.service(), "");
  }

  private static String key(Candidate candidate) {
    return key(candidate.environment(), candidate.service(), candidate.verification());
  }

  private static String key(String environment, String service, String id) {
    return String.join(SEPARATOR, environment, service, id);
  }
}
