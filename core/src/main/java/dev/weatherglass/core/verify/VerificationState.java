package dev.weatherglass.core.verify;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is remembered of one verification.
///
/// @param candidate what is judged
/// @param widthMillis width of the buckets it counts in
/// @param judgedSeries series that are judged
/// @param activeSeries series that had data shortly before the onset
/// @param lateMillis how late it was reported where that was too late; null otherwise
/// @param explainedBy the candidate that the blame went to for good; null while it went nowhere
/// @param awaiting whether its series are about to tell buckets that are closed already; until then
///   nothing is judged
/// @param series progress by the series' text
/// @param ladder how high the best of its series have climbed together
/// @param now the present judgement
/// @param told event time up to which the judgement was last told; null before the first
public record VerificationState(
    Candidate candidate,
    long widthMillis,
    int judgedSeries,
    int activeSeries,
    @Nullable Long lateMillis,
    @Nullable Candidate explainedBy,
    boolean awaiting,
    Map<String, SeriesProgress> series,
    Ladder ladder,
    Judgement now,
    @Nullable Instant told) {

  public VerificationState {
    series = new TreeMap<>(series);
  }

  /// The present judgement.
  ///
  /// @param state what is known
  /// @param ended whether that is final
  /// @param reason why, in plain words
  /// @param firedAt end of the bucket at which the alarm rule first fired; null while it has not
  public record Judgement(
      VerdictState state, boolean ended, String reason, @Nullable Instant firedAt) {}

  /// At its opening.
  public static VerificationState open(Finding.CandidateKnown known) {
    return new VerificationState(
        known.candidate(),
        known.widthMillis(),
        known.judgedSeries(),
        known.activeSeries(),
        known.lateMillis(),
        null,
        known.lateMillis() == null && known.judgedSeries() > 0,
        Map.of(),
        Ladder.START,
        new Judgement(VerdictState.JUDGING, false, "just opened", null),
        null);
  }

  /// When it ends at the latest.
  public Instant end(JudgeSettings settings) {
    return candidate.onset().plusMillis(horizonMillis(settings));
  }

  /// How long it lasts at most.
  long horizonMillis(JudgeSettings settings) {
    return settings.horizonBuckets() * widthMillis;
  }

  /// The verdict, as it is told.
  ///
  /// @param watchedUntil when it ends at the latest
  public Verdict verdict(Instant watchedUntil) {
    List<SeriesProgress> strongestFirst =
        series.values().stream()
            .sorted(Comparator.comparingDouble(SeriesProgress::weight).reversed())
            .toList();
    return new Verdict(
        candidate.verification(),
        candidate.service(),
        candidate.environment(),
        candidate.namedFirst(),
        now.state(),
        now.ended(),
        now.reason(),
        candidate.onset(),
        judgedAt(),
        now.firedAt(),
        watchedUntil,
        IntStream.range(0, strongestFirst.size())
            .mapToObj(i -> strongestFirst.get(i).judgement(candidate.onset(), i == 0))
            .toList());
  }

  /// Event time up to which its series were judged; the onset before the first bucket.
  public Instant judgedAt() {
    return series.values().stream()
        .flatMap(one -> Optional.ofNullable(one.judgedUntil()).stream())
        .max(Instant::compareTo)
        .orElse(candidate.onset());
  }

  public VerificationState withSeries(Map<String, SeriesProgress> changed, Ladder climbed) {
    return with(candidate, explainedBy, false, changed, climbed, now, told);
  }

  public VerificationState withCandidate(Finding.CandidateKnown known) {
    return with(known.candidate(), explainedBy, awaiting, series, ladder, now, told);
  }

  /// Its series tell everything anew; what was said stays said until they have.
  public VerificationState restarted() {
    return with(candidate, null, true, Map.of(), Ladder.START, now, told);
  }

  /// Nothing is awaited any more.
  public VerificationState begun() {
    return with(candidate, explainedBy, false, series, ladder, now, told);
  }

  public VerificationState explained(Candidate by) {
    return with(candidate, by, awaiting, series, ladder, now, told);
  }

  public VerificationState judged(Judgement judgement, @Nullable Instant toldAt) {
    return with(candidate, explainedBy, awaiting, series, ladder, judgement, toldAt);
  }

  /// The series that fired first; of several in one bucket the one with the most evidence.
  public Optional<SeriesProgress> firstFired() {
    return series.values().stream()
        .filter(one -> one.fired() != null)
        .min(
            Comparator.comparing((SeriesProgress one) -> Objects.requireNonNull(one.firedAt()))
                .thenComparingDouble(one -> -one.readingAtFiring().lnE())
                .thenComparing(one -> one.series().text()));
  }

  /// What was known at the opening stays; the rest is said anew.
  private VerificationState with(
      Candidate named,
      @Nullable Candidate explanation,
      boolean awaited,
      Map<String, SeriesProgress> progress,
      Ladder climbed,
      Judgement judgement,
      @Nullable Instant toldAt) {
    return new VerificationState(
        named,
        widthMillis,
        judgedSeries,
        activeSeries,
        lateMillis,
        explanation,
        awaited,
        progress,
        climbed,
        judgement,
        toldAt);
  }
}
