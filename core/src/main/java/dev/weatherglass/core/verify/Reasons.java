package dev.weatherglass.core.verify;

import dev.weatherglass.core.series.Direction;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why a verdict is what it is, in plain words.
///
/// @param settings the numbers it was decided by
record Reasons(JudgeSettings settings) {

  private static final double THIN = 0.7;
  private static final int MOST_NAMES = 10;

  /// Evidence in nats from which a series is worth naming while nothing is decided.
  private static final double SUSPICIOUS = 1;

  String explainedBy(Candidate other) {
    return "explained by " + other.change().label() + " of " + other.service();
  }

  String late(long lateMillis) {
    return "reported "
        + plural(Math.max(1, Duration.ofMillis(lateMillis).toMinutes()), "minute")
        + " late, too late to be judged";
  }

  String noSeries(Candidate candidate, Collection<String> others) {
    String known =
        others.isEmpty()
            ? "no service sends any"
            : "services that do: "
                + others.stream().sorted().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return candidate.service() + " sends no series that is watched; " + known;
  }

  String regressed(VerificationState verification, SeriesProgress fired) {
    return Sentences.moved(fired.signal(), fired.readingAtFiring())
        + " since "
        + verification.candidate().change().label();
  }

  String noData(double presentShare) {
    return "only " + percent(presentShare) + " of the buckets since the change hold data";
  }

  String healthy(VerificationState verification, Harm harm) {
    String excluded =
        Harm.deciding(verification).stream()
            .filter(harm::isExcluded)
            .map(Reasons::atMost)
            .collect(Collectors.joining(", "));
    return "nothing got worse in "
        + plural(judgedBuckets(verification), "bucket")
        + " of "
        + verification.judgedSeries()
        + " series: "
        + excluded;
  }

  /// `mean latency rose by at most 7.7 %`, or how much it fell at the least.
  private static String atMost(SeriesProgress series) {
    double worst = Harm.worst(series);
    boolean up = series.signal().worse() != Direction.DOWN;
    String size = Quantity.share(Math.abs(worst));
    return series.signal().title()
        + (worst > 0
            ? (up ? " rose" : " fell") + " by at most " + size
            : (up ? " fell" : " rose") + " by at least " + size);
  }

  String judging(VerificationState verification) {
    return verification.series().values().stream()
        .filter(series -> series.reading() != null && series.lnE() > SUSPICIOUS)
        .max(Comparator.comparingDouble(SeriesProgress::weight))
        .map(series ->
            "looks worse, not sure yet: "
                + Sentences.moved(series.signal(), Objects.requireNonNull(series.reading())))
        .orElseGet(() ->
            "watching "
                + verification.judgedSeries()
                + " series, "
                + plural(judgedBuckets(verification), "bucket")
                + " seen, nothing has changed so far"
                + wouldHaveSeen(verification));
  }

  String inconclusive(VerificationState verification, Harm harm, double presentShare) {
    String thin =
        presentShare < THIN ? "data was thin (" + percent(presentShare) + " of the buckets); " : "";
    Optional<SeriesProgress> widest =
        Harm.deciding(verification).stream()
            .filter(series -> series.reading() != null && !harm.isExcluded(series))
            .max(Comparator.comparingDouble(Harm::worst));
    return thin
        + widest
            .map(series -> notExcluded(verification, series))
            .orElseGet(() -> refusals(verification));
  }

  private String notExcluded(VerificationState verification, SeriesProgress series) {
    return "nothing fired, but a change of "
        + series.signal().title()
        + " by "
        + worst(series)
        + " is not excluded"
        + wouldHaveSeen(verification)
        + Sentences.minutesNeeded(series, Objects.requireNonNull(series.reading()), settings);
  }

  /// `; a change of p95 latency by +12 % would have been seen`, for the series on which the least
  /// would have been seen.
  private static String wouldHaveSeen(VerificationState verification) {
    return Harm.deciding(verification).stream()
        .filter(series -> Double.isFinite(detectable(series)))
        .min(Comparator.comparingDouble(Reasons::detectable))
        .map(series ->
            "; a change of "
                + series.signal().title()
                + " by "
                + Quantity.percent(series.signal().worse().way() * detectable(series))
                + " would have been seen")
        .orElse("");
  }

  /// The smallest harm that would have been seen, as a positive fraction of the level before; NaN
  /// where unknown.
  private static double detectable(SeriesProgress series) {
    @Nullable SeriesReading latest = series.reading();
    if (latest == null) {
      return Double.NaN;
    }
    double size = Math.abs(latest.detectable());
    return latest.effect().relative() ? size : size / Math.abs(latest.before());
  }

  private static String refusals(VerificationState verification) {
    return verification.series().values().stream()
        .filter(series -> series.refused() != null)
        .map(series -> series.signal().title() + ": " + series.refused())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String worst(SeriesProgress series) {
    return Quantity.percent(series.signal().worse().way() * Harm.worst(series));
  }

  private static int judgedBuckets(VerificationState verification) {
    return verification.series().values().stream().mapToInt(SeriesProgress::judged).max().orElse(0);
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  private static String plural(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
