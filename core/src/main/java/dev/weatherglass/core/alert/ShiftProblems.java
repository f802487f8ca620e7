package dev.weatherglass.core.alert;

import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.verify.Candidate;
import dev.weatherglass.core.verify.Effect;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.Sentences;
import dev.weatherglass.core.verify.SeriesJudgement;
import dev.weatherglass.core.verify.SeriesReading;
import dev.weatherglass.core.verify.Shelf;
import dev.weatherglass.core.verify.VerificationState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Problems that no change of the service explains: one for the series of a service that shifted at
/// about the same time, with the changes that may be to blame.
///
/// They end on evidence, like all others, or when a change that is reported late turns out to be
/// the reason.
final class ShiftProblems {

  /// Series whose onsets lie at most so many buckets apart are one problem.
  private static final int TOGETHER_BUCKETS = 30;

  /// A change so many buckets after a shift's likeliest onset may still explain it.
  private static final int DATING_BUCKETS = 3;

  private static final Duration KEPT = Duration.ofHours(24);

  private final Shelf<Problem> problems;
  private final Shelf<VerificationState> verifications;

  ShiftProblems(Shelf<Problem> problems, Shelf<VerificationState> verifications) {
    this.problems = problems;
    this.verifications = verifications;
  }

  /// A series became worse.
  List<Told> found(Finding.ShiftFound found) {
    SeriesKey series = found.judgement().series();
    forgetOld(series, found.judgement().changePoint());
    SuspectRanking.Ranked ranked =
        SuspectRanking.rank(List.of(affected(found)), changes(series.environment()));
    Alert alert = alert(found, ranked);
    @Nullable Problem joined =
        first(
            series,
            problem ->
                problem.alerts().stream()
                        .noneMatch(other -> other.fingerprint().equals(alert.fingerprint()))
                    && isTogether(problem, found));
    return tell(joined == null ? opened(found, alert, ranked) : with(joined, alert, null));
  }

  /// A shift is over.
  List<Told> over(Finding.ShiftOver over) {
    @Nullable Problem problem =
        first(over.series(), each -> each.alerts().stream().anyMatch(alert -> is(alert, over)));
    if (problem == null) {
      return List.of();
    }
    Alert alert =
        problem.alerts().stream().filter(each -> is(each, over)).findFirst().orElseThrow();
    return tell(
        with(
            problem,
            ended(alert, over.at(), over.reason()),
            recoveredBy(problem, over.series(), over.at())));
  }

  /// A change was found to have regressed: shifts since then are its own.
  List<Told> explained(VerificationState regressed, Instant at) {
    Candidate by = regressed.candidate();
    Instant from = by.onset().minusMillis(DATING_BUCKETS * regressed.widthMillis());
    var told = new ArrayList<Told>();
    for (Problem problem : problems.under(prefix(by.environment(), by.service()))) {
      if (isFiring(problem) && problem.startsAt().isAfter(from)) {
        Problem now = problem;
        for (Alert alert : problem.alerts()) {
          if (alert.state() == AlertState.FIRING && !alert.began().isBefore(from)) {
            Instant end = alert.startsAt().isAfter(at) ? alert.startsAt() : at;
            now = with(now, ended(alert, end, "explained by " + by.change().label()), null);
          }
        }
        if (!now.equals(problem)) {
          told.addAll(tell(now));
        }
      }
    }
    return told;
  }

  private static SuspectRanking.Affected affected(Finding.ShiftFound found) {
    return new SuspectRanking.Affected(
        found.judgement().series().service(),
        found.callees(),
        found.onsetFrom(),
        found.onsetTo(),
        Duration.ofMillis(found.widthMillis()));
  }

  private List<Change> changes(String environment) {
    return verifications.under(environment + Keys.SEPARATOR).stream()
        .flatMap(state -> state.candidate().changes().stream())
        .toList();
  }

  private static Alert alert(Finding.ShiftFound found, SuspectRanking.Ranked ranked) {
    SeriesJudgement judgement = found.judgement();
    SeriesKey series = judgement.series();
    var labels = new TreeMap<String, String>();
    labels.put("alertname", "UnattributedShift");
    labels.put("service", series.service());
    labels.put("environment", series.environment());
    labels.put("signal", series.signal());
    if (!series.by().isEmpty()) {
      labels.put("by", series.by());
    }
    return new Alert(
        Fingerprint.of(labels),
        labels,
        AlertState.FIRING,
        series.service() + ": " + moved(judgement) + " without a change of its own; " + who(ranked),
        judgement,
        judgement.lastBucketEnd(),
        judgement.changePoint(),
        null,
        null);
  }

  private static String moved(SeriesJudgement judgement) {
    return Sentences.moved(
        judgement.signal(),
        new SeriesReading(
            judgement.lnE(),
            Objects.requireNonNull(judgement.before()),
            Objects.requireNonNull(judgement.after()),
            Objects.<Effect>requireNonNull(judgement.effect()),
            Double.NaN,
            Double.NaN,
            judgement.bucketsAfter()));
  }

  private static String who(SuspectRanking.Ranked ranked) {
    if (ranked.isUnexplained()) {
      return "no recent change explains this";
    }
    Suspect first = ranked.suspects().getFirst();
    return "most likely %s of %s (%d %%)"
        .formatted(
            first.change().label(),
            first.change().service(),
            Math.round(100 * first.probability()));
  }

  private static Problem opened(
      Finding.ShiftFound found, Alert alert, SuspectRanking.Ranked ranked) {
    SeriesKey series = found.judgement().series();
    return new Problem(
        StableId.of("problem", series.service(), series.environment(), alert.began().toString()),
        "",
        series.service(),
        series.environment(),
        AlertState.FIRING,
        alert.startsAt(),
        List.of(),
        List.of(alert),
        ranked.suspects(),
        alert.startsAt(),
        null,
        null,
        alert.summary());
  }

  /// The problem with one more alert, or with one that became another.
  private static Problem with(Problem problem, Alert changed, @Nullable Change by) {
    var alerts = new ArrayList<>(problem.alerts());
    alerts.removeIf(other -> other.fingerprint().equals(changed.fingerprint()));
    alerts.add(changed);
    alerts.sort(
        Comparator.comparing(Alert::state)
            .thenComparingDouble(each -> each.judgement() == null ? 0 : -each.judgement().lnE())
            .thenComparing(Alert::fingerprint));
    AlertState state = alerts.getFirst().state();
    @Nullable Instant endsAt = state == AlertState.RESOLVED ? changed.endsAt() : null;
    return new Problem(
        problem.id(),
        problem.verification(),
        problem.service(),
        problem.environment(),
        state,
        endsAt == null ? problem.enteredAt() : endsAt,
        problem.changes(),
        alerts,
        problem.suspects(),
        problem.startsAt(),
        endsAt,
        endsAt == null ? null : by,
        alerts.getFirst().summary());
  }

  private static Alert ended(Alert alert, Instant at, String reason) {
    return new Alert(
        alert.fingerprint(),
        alert.labels(),
        AlertState.RESOLVED,
        alert.summary(),
        alert.judgement(),
        alert.startsAt(),
        alert.began(),
        at,
        reason);
  }

  /// The last change of the service between the alert and its end.
  private @Nullable Change recoveredBy(Problem problem, SeriesKey series, Instant at) {
    return verifications.under(prefix(series.environment(), series.service())).stream()
        .map(VerificationState::candidate)
        .filter(each -> !each.onset().isBefore(problem.startsAt()) && !each.onset().isAfter(at))
        .max(Comparator.comparing(Candidate::onset))
        .map(Candidate::change)
        .orElse(null);
  }

  private @Nullable Problem first(SeriesKey series, Predicate<Problem> wanted) {
    return problems.under(prefix(series.environment(), series.service())).stream()
        .filter(ShiftProblems::isFiring)
        .filter(wanted)
        .findFirst()
        .orElse(null);
  }

  private static boolean isFiring(Problem problem) {
    return isShift(problem) && problem.state() == AlertState.FIRING;
  }

  private static boolean isShift(Problem problem) {
    return problem.verification().isEmpty() && problem.changes().isEmpty();
  }

  private static boolean is(Alert alert, Finding.ShiftOver over) {
    return alert.state() == AlertState.FIRING
        && alert.began().equals(over.onset())
        && alert.judgement() != null
        && alert.judgement().series().equals(over.series());
  }

  private static boolean isTogether(Problem problem, Finding.ShiftFound found) {
    Duration apart = Duration.ofMillis(TOGETHER_BUCKETS * found.widthMillis());
    return problem.alerts().stream()
        .map(alert -> Duration.between(alert.began(), found.judgement().changePoint()).abs())
        .anyMatch(between -> between.compareTo(apart) <= 0);
  }

  private void forgetOld(SeriesKey series, Instant newest) {
    for (Problem old : problems.under(prefix(series.environment(), series.service()))) {
      if (isShift(old) && old.endsAt() != null && old.endsAt().isBefore(newest.minus(KEPT))) {
        problems.remove(Keys.of(old.environment(), old.service(), old.id()));
      }
    }
  }

  private List<Told> tell(Problem problem) {
    problems.put(Keys.of(problem.environment(), problem.service(), problem.id()), problem);
    return List.of(new Told.OfProblem(problem));
  }

  private static String prefix(String environment, String service) {
    return Keys.of(environment, service, "");
  }
}
