package dev.weatherglass.core.verify;

import dev.weatherglass.core.series.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// From the progress of its series to the judgement of a change, over the life of a verification
/// (DESIGN §4).
///
/// - *regressed* as soon as the alarm rule fired on a series; final at the end.
/// - *healthy* from 10 buckets on, when nothing fired and a rise worth knowing is excluded on
///   latency and on errors.
/// - at the end else *no data* under 30 % of the buckets, *inconclusive* with the size that would
///   have been seen.
///
/// @param settings the numbers it decides by
public record VerdictRule(JudgeSettings settings) {

  private static final double THIN = 0.7;
  private static final double NO_DATA = 0.3;

  /// The judgement now.
  ///
  /// @param over whether the window is over: all its buckets are judged, or its time has passed
  /// @param otherServices services that do send series, for the one that sends none
  public VerificationState.Judgement judge(
      VerificationState verification, boolean over, Collection<String> otherServices) {
    if (verification.explainedBy() != null) {
      return ended(
          VerdictState.INCONCLUSIVE,
          "explained by " + verification.explainedBy().change().label() + ", which came before");
    }
    if (verification.lateMillis() != null) {
      return ended(
          VerdictState.INCONCLUSIVE,
          "reported "
              + minutes(Duration.ofMillis(verification.lateMillis()))
              + " late, too late to be judged");
    }
    if (verification.judgedSeries() == 0) {
      return ended(VerdictState.NO_DATA, noSeries(verification.candidate(), otherServices));
    }
    Optional<SeriesProgress> fired = firstFired(verification);
    if (fired.isPresent()) {
      BucketEvidence evidence = Objects.requireNonNull(fired.get().fired());
      return new VerificationState.Judgement(
          VerdictState.REGRESSED,
          over,
          regressed(verification, fired.get(), evidence),
          evidence.end());
    }
    return over ? atEnd(verification) : underWay(verification);
  }

  /// The series that fired first; of several in one bucket the one with the most evidence.
  static Optional<SeriesProgress> firstFired(VerificationState verification) {
    return verification.series().values().stream()
        .filter(series -> series.fired() != null)
        .min(
            Comparator.comparing((SeriesProgress series) -> fired(series).end())
                .thenComparingDouble(series -> -fired(series).lnE())
                .thenComparing(series -> series.series().text()));
  }

  private static BucketEvidence fired(SeriesProgress series) {
    return Objects.requireNonNull(series.fired());
  }

  private VerificationState.Judgement underWay(VerificationState verification) {
    return healthy(verification)
        ? new VerificationState.Judgement(
            VerdictState.HEALTHY, false, healthyReason(verification), null)
        : new VerificationState.Judgement(
            VerdictState.JUDGING, false, judgingReason(verification), null);
  }

  private VerificationState.Judgement atEnd(VerificationState verification) {
    if (verification.candidate().supersededBy() != null
        && verification.end(settings).equals(verification.candidate().until())) {
      return ended(
          VerdictState.INCONCLUSIVE,
          "superseded by "
              + verification.candidate().supersededBy().label()
              + " after "
              + plural(judgedBuckets(verification), "bucket"));
    }
    double present = presentShare(verification);
    if (present < NO_DATA) {
      return ended(
          VerdictState.NO_DATA,
          "only " + percent(present) + " of the buckets since the change hold data");
    }
    if (healthy(verification)) {
      return ended(VerdictState.HEALTHY, healthyReason(verification));
    }
    return ended(VerdictState.INCONCLUSIVE, inconclusiveReason(verification, present));
  }

  private static VerificationState.Judgement ended(VerdictState state, String reason) {
    return new VerificationState.Judgement(state, true, reason, null);
  }

  /// A rise worth knowing is excluded on a latency series and, where there are errors to count, on
  /// an error series; on any series where the service has neither.
  private boolean healthy(VerificationState verification) {
    List<SeriesProgress> deciding = deciding(verification);
    return !deciding.isEmpty()
        && deciding.stream()
            .map(series -> series.signal().kind())
            .distinct()
            .allMatch(kind ->
                deciding.stream()
                    .anyMatch(series -> series.signal().kind() == kind && excludesHarm(series)));
  }

  private static List<SeriesProgress> deciding(VerificationState verification) {
    List<SeriesProgress> judged =
        verification.series().values().stream().filter(series -> series.refused() == null).toList();
    List<SeriesProgress> users =
        judged.stream()
            .filter(series ->
                series.signal().kind() == SignalKind.LATENCY
                    || series.signal().kind() == SignalKind.ERRORS)
            .toList();
    return users.isEmpty() ? judged : users;
  }

  private boolean excludesHarm(SeriesProgress series) {
    @Nullable BucketEvidence latest = series.latest();
    if (latest == null || latest.seen() < settings.healthyFromBuckets()) {
      return false;
    }
    double worst = worstFraction(series, latest);
    return switch (series.signal().kind()) {
      case LATENCY -> worst < settings.latencyWorthKnowing();
      case ERRORS ->
          worst < settings.errorWorthKnowing() - 1 || worst * Math.abs(latest.before()) < ONE_POINT;
      case THROUGHPUT, SATURATION -> worst < settings.otherWorthKnowing();
    };
  }

  private static final double ONE_POINT = 0.01;

  /// The end of the interval that is worse, as a fraction of the level before; positive is worse.
  private static double worstFraction(SeriesProgress series, BucketEvidence latest) {
    Effect effect = latest.effect();
    int sign = series.signal().worse().sign();
    double end = sign > 0 ? effect.high() : -effect.low();
    return effect.relative() ? end : end / Math.abs(latest.before());
  }

  private static double presentShare(VerificationState verification) {
    return verification.series().values().stream()
        .filter(series -> series.refused() == null)
        .mapToDouble(series -> series.length() == 0 ? 0 : (double) series.seen() / series.length())
        .max()
        .orElse(0);
  }

  private static int judgedBuckets(VerificationState verification) {
    return verification.series().values().stream().mapToInt(SeriesProgress::judged).max().orElse(0);
  }

  private String regressed(
      VerificationState verification, SeriesProgress series, BucketEvidence evidence) {
    return Sentences.moved(series.signal(), evidence)
        + " since "
        + verification.candidate().change().label();
  }

  private String healthyReason(VerificationState verification) {
    String excluded =
        deciding(verification).stream()
            .filter(this::excludesHarm)
            .map(series ->
                series.signal().title()
                    + " "
                    + Quantity.percent(
                        series.signal().worse().sign()
                            * worstFraction(series, Objects.requireNonNull(series.latest()))))
            .collect(Collectors.joining(", "));
    return "nothing changed in "
        + plural(judgedBuckets(verification), "bucket")
        + " of "
        + plural(verification.judgedSeries(), "series")
        + "; excluded is more than: "
        + excluded;
  }

  private String judgingReason(VerificationState verification) {
    Optional<SeriesProgress> suspicious =
        verification.series().values().stream()
            .filter(series -> series.latest() != null && series.latest().lnE() > 1)
            .max(
                Comparator.comparingDouble(
                    series -> Objects.requireNonNull(series.latest()).lnE()));
    return suspicious
        .map(series ->
            "looks worse, not sure yet: "
                + Sentences.moved(series.signal(), Objects.requireNonNull(series.latest())))
        .orElseGet(() ->
            "watching "
                + plural(verification.judgedSeries(), "series")
                + ", "
                + plural(judgedBuckets(verification), "bucket")
                + " seen, nothing has changed so far");
  }

  private String inconclusiveReason(VerificationState verification, double present) {
    String thin = present < THIN ? "data was thin (" + percent(present) + " of the buckets); " : "";
    Optional<SeriesProgress> widest =
        deciding(verification).stream()
            .filter(series -> series.latest() != null && !excludesHarm(series))
            .max(
                Comparator.comparingDouble(
                    series -> worstFraction(series, Objects.requireNonNull(series.latest()))));
    return thin
        + widest
            .map(series -> detectable(series, Objects.requireNonNull(series.latest())))
            .orElseGet(() -> refusals(verification));
  }

  private String detectable(SeriesProgress series, BucketEvidence latest) {
    double worst = worstFraction(series, latest);
    String size = Quantity.percent(series.signal().worse().sign() * worst);
    return "nothing fired, but a change of "
        + series.signal().title()
        + " by up to "
        + size
        + " would not have been seen"
        + Sentences.minutesNeeded(series, latest, settings);
  }

  private static String refusals(VerificationState verification) {
    return verification.series().values().stream()
        .filter(series -> series.refused() != null)
        .map(series -> series.signal().title() + ": " + series.refused())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String noSeries(Candidate candidate, Collection<String> others) {
    String known =
        others.isEmpty()
            ? "no service sends any"
            : "services that do: "
                + others.stream().sorted().limit(10).collect(Collectors.joining(", "));
    return candidate.service() + " sends no series that is watched; " + known;
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  private static String plural(int count, String word) {
    return count + " " + word + (count == 1 || word.equals("series") ? "" : "s");
  }

  private static String minutes(Duration duration) {
    return plural((int) Math.max(1, duration.toMinutes()), "minute");
  }

  /// When the window of a verification is over by time alone.
  public Instant overBy(VerificationState verification) {
    return verification.end(settings).plus(JudgeSettings.TICK_GRACE);
  }
}
