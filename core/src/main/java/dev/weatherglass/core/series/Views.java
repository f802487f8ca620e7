package dev.weatherglass.core.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// In which ways a ring is judged in an episode: a function of the ring and the episode's start
/// alone, frozen from the buckets before it.
///
/// A ring with histograms is read by log quantiles and by the shares of requests above the bounds
/// nearest to the baseline's quantiles (DETECTION §1.6, §2); every other ring as it is.
///
/// @param judged the views that can be judged
/// @param refused why others cannot, a sentence each
public record Views(List<View> judged, List<String> refused) {

  /// More buckets than this are not taken together: the view would look too rarely.
  public static final int MOST_MERGED = 15;

  /// Buckets with a histogram that a baseline needs before it says what is usual.
  public static final int FEWEST_BUCKETS = 20;

  /// A bound with a share above it beyond this has no room to get worse.
  private static final double HIGHEST_SHARE = 0.9;

  /// A quantile, and how many requests a bucket needs for it.
  private record Needed(double q, double requests) {}

  private static final List<Needed> QUANTILES =
      List.of(new Needed(0.5, 10), new Needed(0.9, 30), new Needed(0.99, 300));

  public Views {
    judged = List.copyOf(judged);
    refused = List.copyOf(refused);
  }

  /// The views of a ring that can be judged; none where its histograms cannot.
  ///
  /// @param episodeStart index of the episode's first bucket
  /// @param baselineBuckets how many buckets before it teach what is usual
  public static List<View> of(Ring ring, long episodeStart, int baselineBuckets) {
    return choose(ring, episodeStart, baselineBuckets).judged();
  }

  /// The same, with the reasons why views are refused.
  public static Views choose(Ring ring, long episodeStart, int baselineBuckets) {
    long from = episodeStart - baselineBuckets;
    double[] totals =
        LongStream.range(from, episodeStart)
            .mapToObj(ring::histogramAt)
            .filter(Objects::nonNull)
            .mapToDouble(Histogram::total)
            .toArray();
    if (totals.length == 0) {
      return new Views(List.of(new View.Level(ring.ratio())), List.of());
    }
    var chosen = new Views.Choice();
    @Nullable Histogram baseline = together(ring, from, episodeStart);
    if (totals.length < FEWEST_BUCKETS) {
      chosen.refuse("only " + totals.length + " buckets before the change have a histogram");
    } else if (baseline == null || !Double.isFinite(baseline.quantile(0.5))) {
      chosen.refuse("the upper bounds of the histogram changed before the change");
    } else {
      QUANTILES.forEach(needed -> chosen.quantile(needed, median(totals), episodeStart));
      QUANTILES.forEach(needed -> chosen.tailShare(needed.q(), baseline, ring.signal().unit()));
    }
    return new Views(chosen.judged, chosen.refused);
  }

  /// Histograms of several buckets as one, by the bounds that all have; null where none is.
  static @Nullable Histogram together(Ring ring, long from, long to) {
    @Nullable Histogram sum = null;
    for (long index = Math.max(from, ring.first()); index < to; index++) {
      @Nullable Histogram one = ring.histogramAt(index);
      if (one != null) {
        sum = sum == null ? one : sum.plus(one);
        if (sum == null) {
          return null;
        }
      }
    }
    return sum;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static final class Choice {
    private final List<View> judged = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    void refuse(String sentence) {
      refused.add(sentence);
    }

    void quantile(Needed needed, double usual, long episodeStart) {
      double merged = Math.ceil(needed.requests() / usual);
      var view = new View.QuantileView(needed.q(), 1, episodeStart, needed.requests());
      if (merged > MOST_MERGED) {
        refuse(
            "%s needs %.0f requests, which is %.0f buckets of %.0f"
                .formatted(view.name(), needed.requests(), merged, usual));
      } else {
        judged.add(
            new View.QuantileView(needed.q(), (int) merged, episodeStart, needed.requests()));
      }
    }

    void tailShare(double q, Histogram baseline, String unit) {
      double usual = baseline.quantile(q);
      double bound =
          DoubleStream.of(baseline.bounds())
              .filter(Double::isFinite)
              .filter(candidate -> baseline.above(candidate) <= HIGHEST_SHARE * baseline.total())
              .boxed()
              .min((one, other) -> Double.compare(Math.abs(one - usual), Math.abs(other - usual)))
              .orElse(Double.NaN);
      var view = new View.TailShare(q, bound, unit);
      if (Double.isNaN(bound)) {
        refuse(view.name() + " has no bound that most requests stay below");
      } else if (judged.stream()
          .noneMatch(known -> known instanceof View.TailShare share && share.bound() == bound)) {
        judged.add(view);
      }
    }
  }
}
