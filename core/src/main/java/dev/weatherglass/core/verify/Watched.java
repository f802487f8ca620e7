package dev.weatherglass.core.verify;

import dev.weatherglass.core.detect.Observation;
import dev.weatherglass.core.detect.SideBySide;
import dev.weatherglass.core.detect.Trial;
import dev.weatherglass.core.series.Arms;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Direction;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One view of a series, and what watches it.
///
/// @param view how the ring is read
/// @param trial compares all that came after a change with what was before it
/// @param alike two versions of which nothing is known yet; null where the view has no counts
/// @param unheard the trial before its first bucket, while a version may still come up; null later
/// @param beside for each contender whose version was seen beside older ones, what that says
public record Watched(
    View view,
    Trial<?> trial,
    @Nullable SideBySide alike,
    @Nullable Trial<?> unheard,
    Map<Integer, Beside> beside) {

  /// A change whose version ran beside older ones. Each bucket is asked one question: where both
  /// served, which of them had the events, else how it compares with before. What hits both at once
  /// is then no evidence.
  ///
  /// A version takes a while to come up. What happened between the change and the first bucket in
  /// which it served, if that is soon, was the older versions' alone and is no evidence either.
  ///
  /// @param rest the trial without the buckets in which both served
  /// @param pair the buckets in which both did; null where the view has no counts
  /// @param toSettle buckets that the new version is still granted for slow first requests
  public record Beside(Trial<?> rest, @Nullable SideBySide pair, int toSettle) {

    Beside compare(Observation newer, Observation older) {
      return new Beside(
          rest.next(new Observation.Missing()),
          pair == null || toSettle > 0 ? pair : pair.with(newer, older),
          Math.max(0, toSettle - 1));
    }

    Beside next(Observation whole) {
      return new Beside(rest.next(whole), pair, toSettle);
    }

    /// The product: an e-value too, because the one is about how many events there were and the
    /// other, given that, about whose they were in other buckets.
    double lnE(int contender) {
      return rest.evidence(contender).lnE() + (pair == null ? 0 : pair.lnE());
    }
  }

  /// A change whose version served beside older ones in a bucket.
  ///
  /// @param begin bucket that holds the change's onset
  record Compared(Arms arms, long begin) {}

  /// A version that is first seen so many buckets after its onset may have served alone before.
  static final int COMES_UP = 12;

  /// After so many buckets nothing is left of a slow start (exp(-12/3) = 2 %). Errors are granted
  /// none: one that happens while a version starts is an error.
  static final int SETTLES = 12;

  public Watched {
    beside = Map.copyOf(beside);
  }

  /// At the onset.
  static Watched of(View view, Trial<?> trial, Direction worse, List<Observation> baseline) {
    return new Watched(
        view, trial, view.ratio() ? SideBySide.after(baseline, worse) : null, trial, Map.of());
  }

  /// After one more closed bucket.
  ///
  /// @param start bucket that holds the episode's onset
  /// @param compared the contenders whose version served beside older ones in this bucket
  Watched next(Ring ring, long index, long start, Map<Integer, Compared> compared) {
    Observation whole = observation(view, ring, index);
    var after = new HashMap<Integer, Beside>();
    beside.forEach((contender, known) -> after.put(contender, known.next(whole)));
    compared.forEach((contender, now) -> {
      @Nullable Beside known = beside.get(contender);
      Beside before = known == null ? first(ring, index, start, now.begin()) : known;
      after.put(
          contender,
          before.compare(
              observation(view, now.arms().newer(), index),
              observation(view, now.arms().older(), index)));
    });
    return new Watched(view, trial.next(whole), alike, unheard, after);
  }

  /// The same, for whom no version comes up any more.
  Watched allUp() {
    return new Watched(view, trial, alike, null, beside);
  }

  private Beside first(Ring ring, long index, long start, long begin) {
    return new Beside(
        unheard == null || index - begin > COMES_UP
            ? trial
            : without(unheard, ring, index, start, begin),
        alike,
        view instanceof View.Level ? 0 : SETTLES);
  }

  /// The trial as if the buckets from this one on had been missing.
  private Trial<?> without(Trial<?> from, Ring ring, long index, long start, long begin) {
    Trial<?> without = from;
    for (long each = start; each < index; each++) {
      without =
          without.next(each < begin ? observation(view, ring, each) : new Observation.Missing());
    }
    return without;
  }

  /// Evidence that a change made the view worse.
  double lnE(int contender) {
    @Nullable Beside known = beside.get(contender);
    return known == null ? trial.evidence(contender).lnE() : known.lnE(contender);
  }

  static Observation observation(View view, Ring ring, long index) {
    BucketValue bucket = view.at(ring, index);
    if (bucket.isMissing()) {
      return new Observation.Missing();
    }
    return view.ratio()
        ? Observation.of(Math.round(bucket.value()), Math.round(bucket.requests()))
        : Observation.of(bucket.value());
  }
}
