package dev.weatherglass.core.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The series of one episode on their way to a judgement: what each has told that is not judged
/// yet, and what is known so far of how the changes did on them.
///
/// All series are judged at the same moments, the ends of the finest buckets; a series with wider
/// ones stands by what it said last.
///
/// @param episode whose changes compete
/// @param widthMillis width of the finest buckets
/// @param judgedSeries series that are judged
/// @param awaiting series that are about to tell buckets that are closed already
/// @param lanes one per series, by the series' text
/// @param judged moments up to which it has been judged; moment i is the end of bucket i
/// @param best best evidence on any series for each contender, per moment judged, NaN before its
///   onset
@SuppressWarnings("ArrayRecordComponent") // compact; never compared
public record Race(
    Episode episode,
    long widthMillis,
    int judgedSeries,
    int awaiting,
    Map<String, Lane> lanes,
    int judged,
    List<float[]> best) {

  /// One series.
  ///
  /// @param began what it said of itself first, without buckets
  /// @param waiting told but not judged, oldest first
  /// @param told end of the newest bucket it told; the onset before the first
  /// @param latest evidence per contender by the newest judged bucket; empty before the first
  @SuppressWarnings("ArrayRecordComponent") // compact; never compared
  public record Lane(
      Finding.SeriesEvidence began, List<BucketEvidence> waiting, Instant told, double[] latest) {

    public Lane {
      waiting = List.copyOf(waiting);
    }

    /// The buckets that end by a moment.
    public List<BucketEvidence> until(Instant moment) {
      return waiting.stream().filter(bucket -> !bucket.end().isAfter(moment)).toList();
    }

    /// After these buckets were judged.
    public Lane after(List<BucketEvidence> buckets) {
      double[] newest = latest;
      for (BucketEvidence bucket : buckets) {
        newest = bucket.lnE().length == 0 ? newest : bucket.lnE();
      }
      return new Lane(began, waiting.subList(buckets.size(), waiting.size()), told, newest);
    }

    public boolean isJudged() {
      return began.refused() == null;
    }
  }

  public Race {
    lanes = new TreeMap<>(lanes);
    best = List.copyOf(best);
  }

  /// At the opening of an episode.
  public static Race open(Finding.EpisodeKnown known) {
    return new Race(
        known.episode(),
        known.widthMillis(),
        known.judgedSeries(),
        known.following(),
        Map.of(),
        0,
        known.episode().contenders().stream().map(_ -> new float[0]).toList());
  }

  /// With what a series told.
  public Race with(Finding.SeriesEvidence found) {
    var more = new TreeMap<>(lanes);
    Lane lane = more.get(found.series().text());
    if (lane == null || found.anew()) {
      lane = new Lane(withoutBuckets(found), List.of(), episode.onset(), new double[0]);
    }
    var waiting = new ArrayList<>(lane.waiting());
    waiting.addAll(found.buckets());
    Instant told = waiting.isEmpty() ? lane.told() : waiting.getLast().end();
    more.put(found.series().text(), new Lane(lane.began(), waiting, told, lane.latest()));
    return new Race(
        episode,
        widthMillis,
        judgedSeries,
        found.anew() ? Math.max(0, awaiting - 1) : awaiting,
        more,
        judged,
        best);
  }

  /// The next moment to judge: the first end of a bucket by which a series has told something new;
  /// null where there is none.
  public @Nullable Instant next() {
    return lanes.values().stream()
        .flatMap(lane -> lane.waiting().stream().limit(1))
        .map(bucket -> momentOf(Math.max(judged, indexAtLeast(bucket.end()))))
        .min(Instant::compareTo)
        .orElse(null);
  }

  /// Whether a moment has been judged.
  public boolean isJudged(Instant moment) {
    return awaiting == 0 && indexOf(moment) < judged;
  }

  /// Whether a series owes a bucket that ends by a moment, and may still be on its way.
  ///
  /// @param patience how long a series is waited for; one that is silent for longer is not
  public boolean isOwed(Instant moment, Duration patience) {
    return newest().isBefore(moment.plus(patience))
        && ((lanes.size() < judgedSeries && judged == 0)
            || lanes.values().stream()
                .filter(Lane::isJudged)
                .map(lane -> lane.told().plusMillis(lane.began().widthMillis()))
                .anyMatch(due -> !due.isAfter(moment) && due.plus(patience).isAfter(moment)));
  }

  /// The end of the newest bucket that any series told.
  public Instant newest() {
    return lanes.values().stream().map(Lane::told).max(Instant::compareTo).orElse(episode.onset());
  }

  /// The best evidence for a contender on any series of this service by a moment; 0 where nothing
  /// is known of it.
  public double bestBy(String verification, Instant moment) {
    for (int c = 0; c < episode.contenders().size(); c++) {
      if (episode.contenders().get(c).verification().equals(verification)) {
        float[] known = best.get(c);
        int index = Math.min(indexOf(moment), known.length - 1);
        return index < 0 || Float.isNaN(known[index]) ? 0 : known[index];
      }
    }
    return 0;
  }

  /// After a moment: the lanes as they are now, and the best of their evidence.
  ///
  /// @param horizonMillis length of a verification; past the last one nothing more is noted
  public Race judged(Instant moment, Map<String, Lane> after, long horizonMillis) {
    int now = indexOf(moment) + 1;
    int noted = Math.min(now, (int) Math.min(Integer.MAX_VALUE, length(horizonMillis)));
    var more = new ArrayList<float[]>();
    for (int c = 0; c < best.size(); c++) {
      float[] known = best.get(c);
      if (known.length >= noted) {
        more.add(known);
        continue;
      }
      float[] longer = Arrays.copyOf(known, noted);
      Arrays.fill(
          longer, known.length, noted, known.length == 0 ? Float.NaN : known[known.length - 1]);
      longer[noted - 1] = (float) bestNow(after, c);
      more.add(longer);
    }
    return new Race(episode, widthMillis, judgedSeries, awaiting, after, now, more);
  }

  private long length(long horizonMillis) {
    return (episode.contenders().getLast().onset().toEpochMilli()
            - episode.onset().toEpochMilli()
            + horizonMillis)
        / widthMillis;
  }

  private static double bestNow(Map<String, Lane> lanes, int contender) {
    return lanes.values().stream()
        .filter(lane -> contender < lane.latest().length)
        .mapToDouble(lane -> lane.latest()[contender])
        .filter(lnE -> !Double.isNaN(lnE))
        .max()
        .orElse(Double.NaN);
  }

  private Instant momentOf(int index) {
    long first = Math.floorDiv(episode.onset().toEpochMilli(), widthMillis);
    return Instant.ofEpochMilli((first + index + 1) * widthMillis);
  }

  private int indexAtLeast(Instant moment) {
    return indexOf(moment.plusMillis(widthMillis - 1));
  }

  private int indexOf(Instant moment) {
    long first = Math.floorDiv(episode.onset().toEpochMilli(), widthMillis);
    return (int) (Math.floorDiv(moment.toEpochMilli(), widthMillis) - 1 - first);
  }

  private static Finding.SeriesEvidence withoutBuckets(Finding.SeriesEvidence found) {
    return new Finding.SeriesEvidence(
        found.episode(),
        found.series(),
        found.signal(),
        found.metric(),
        found.widthMillis(),
        found.anew(),
        found.baseline(),
        found.baselineSeen(),
        found.refused(),
        found.placebos(),
        List.of());
  }
}
