package dev.weatherglass.core.verify;

import dev.weatherglass.core.detect.Detection;
import dev.weatherglass.core.detect.Detectors;
import dev.weatherglass.core.detect.EffectEstimate;
import dev.weatherglass.core.detect.Observation;
import dev.weatherglass.core.detect.Plan;
import dev.weatherglass.core.detect.SeriesKind;
import dev.weatherglass.core.detect.SideBySide;
import dev.weatherglass.core.detect.Trial;
import dev.weatherglass.core.detect.WarmUp;
import dev.weatherglass.core.series.Arms;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.View;
import dev.weatherglass.core.series.Views;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// One series in one episode: a function of the ring's buckets and the episode alone, so that a
/// change which is told late gets the evidence that it would have got on time. It can be thrown
/// away and made again.
///
/// @param episode whose changes it is about
/// @param widthMillis width of the ring's buckets
/// @param horizonMillis length of a verification
/// @param onsetIndex bucket that holds the episode's onset
/// @param next bucket that is taken in next
/// @param baselineSeen present buckets of the baseline
/// @param refused why the series cannot be judged; null where it can
/// @param watched what is under way: one detector per view of the series, the level first; empty
///   where refused
/// @param alpha tolerated probability of a false alarm, by which the detectable size is told
public record Assessment(
    Episode episode,
    long widthMillis,
    long horizonMillis,
    long onsetIndex,
    long next,
    int baselineSeen,
    @Nullable String refused,
    List<Watched> watched,
    double alpha) {

  private static final int SIZES_EVERY = 10;
  private static final double[] NO_EVIDENCE = {};

  /// Evidence from which sizes are asked after every bucket: half of what an alarm takes.
  public static final double NOTABLE = 2;

  /// An assessment after more buckets, and what each of them added.
  public record Advance(Assessment assessment, List<BucketEvidence> buckets) {}

  /// The catalogue for all series of one service and width in an episode, which share what their
  /// filters have in common.
  public static Detectors detectors(Episode episode, long widthMillis, JudgeSettings settings) {
    long onset = Math.floorDiv(episode.onset().toEpochMilli(), widthMillis);
    List<Integer> onsets =
        episode.contenders().stream()
            .map(each -> (int) (Math.floorDiv(each.onset().toEpochMilli(), widthMillis) - onset))
            .toList();
    return new Detectors(Plan.of(onsets, new WarmUp(episode.warmUp())), settings.baselineBuckets());
  }

  /// At the onset: the baseline is seen, nothing after it.
  ///
  /// @param detectors for the ring's width
  public static Assessment open(
      Ring ring, Episode episode, Detectors detectors, JudgeSettings settings, long horizonMillis) {
    long onset = ring.indexOf(episode.onset());
    var watched = new ArrayList<Watched>();
    @Nullable String refused = null;
    for (View view : views(ring, onset, settings.baselineBuckets())) {
      List<Observation> baseline = baseline(view, ring, onset, settings.baselineBuckets());
      Detection detection =
          detectors.forSeries(
              view.ratio() ? SeriesKind.ERROR_RATIO : SeriesKind.LEVEL,
              ring.signal().worse(),
              (int) (ring.widthMillis() / 1000),
              baseline);
      switch (detection) {
        case Detection.Ready(Trial<?> trial) -> {
          if (view instanceof View.Level || trial.knowsWarmUps()) {
            watched.add(Watched.of(view, trial, ring.signal().worse(), baseline));
          }
        }
        case Detection.Refused(_, String sentence) ->
            refused = refused == null ? sentence : refused;
      }
    }
    boolean hasLevel = !watched.isEmpty() && watched.getFirst().view() instanceof View.Level;
    return new Assessment(
        episode,
        ring.widthMillis(),
        horizonMillis,
        onset,
        onset,
        seen(ring, onset, settings.baselineBuckets()),
        hasLevel ? null : refused,
        hasLevel ? watched : List.of(),
        settings.alpha());
  }

  /// The level, and for a histogram its quantiles and the shares above usual ones. Where so few
  /// requests lie above a bound that they can only be counted, a slow start would be taken for a
  /// regression; that share is left out.
  private static List<View> views(Ring ring, long onset, int baselineBuckets) {
    var views = new ArrayList<View>();
    views.add(new View.Level(ring.ratio()));
    Views.of(ring, onset, baselineBuckets).stream()
        .filter(view -> !(view instanceof View.Level))
        .forEach(views::add);
    return views;
  }

  /// Takes in the ring's buckets before this one without telling of them.
  ///
  /// @param versions rings of single versions of the series
  public Assessment silently(Ring ring, List<Ring> versions, long upTo) {
    return silently(ring, arms(ring, versions), upTo);
  }

  private Assessment silently(Ring ring, Map<Integer, Arms> arms, long upTo) {
    Assessment now = this;
    for (long index = next; index < upTo; index++) {
      now = now.with(ring, arms, index);
    }
    return now;
  }

  /// Takes in the ring's buckets that are new; past the last window they only tell their levels.
  ///
  /// @param versions rings of single versions of the series
  public Advance advance(Ring ring, List<Ring> versions) {
    Map<Integer, Arms> arms = arms(ring, versions);
    var buckets = new ArrayList<BucketEvidence>();
    Assessment now = this;
    for (long index = Math.max(next, ring.first()); index <= ring.last(); index++) {
      BucketValue bucket = ring.at(index);
      now = now.silently(ring, arms, index).with(ring, arms, index);
      buckets.add(now.evidence(ring, index, bucket));
    }
    return new Advance(now, buckets);
  }

  /// Whether every bucket of every window has been taken in.
  public boolean complete() {
    return next >= endIndex();
  }

  /// Whether the window of a contender closed with the newest bucket.
  public boolean justClosed(int contender) {
    return next == end(contender);
  }

  /// How likely a contender came with a warm-up, by this series; NaN where it cannot tell.
  public double warmUp(int contender) {
    return watched.isEmpty() ? Double.NaN : watched.getFirst().trial().warmUp(contender);
  }

  /// What a bucket past the windows tells: its level.
  public static BucketEvidence levelOnly(Ring ring, long onsetIndex, long index) {
    return new BucketEvidence(
        index - onsetIndex, ring.endOf(index), level(ring.at(index)), NO_EVIDENCE, Map.of());
  }

  /// As many buckets as were asked, those that the ring does not hold as missing.
  private static List<Observation> baseline(View view, Ring ring, long onset, int buckets) {
    var baseline = new ArrayList<Observation>();
    for (long index = onset - buckets; index < onset; index++) {
      baseline.add(Watched.observation(view, ring, index));
    }
    return baseline;
  }

  private static int seen(Ring ring, long onset, int buckets) {
    return (int)
        LongStream.range(onset - buckets, onset)
            .filter(index -> !ring.at(index).isMissing())
            .count();
  }

  private static @Nullable Double level(BucketValue bucket) {
    return bucket.isMissing() ? null : Double.valueOf(bucket.level());
  }

  /// The contenders whose version is seen beside older ones from the next bucket on. Only counts
  /// can be compared: two levels that differ may always have done so.
  private Map<Integer, Arms> arms(Ring ring, List<Ring> versions) {
    var arms = new TreeMap<Integer, Arms>();
    for (int c = 0; c < episode.contenders().size() && !versions.isEmpty(); c++) {
      Contender contender = episode.contenders().get(c);
      if (contender.version() != null && episode.isOwn(contender) && counted().isPresent()) {
        int number = c;
        Arms.of(ring, versions, contender.version(), Math.max(next, begin(c)))
            .ifPresent(both -> arms.put(number, both));
      }
    }
    return arms;
  }

  private Map<Integer, Watched.Compared> compared(Map<Integer, Arms> arms, long index) {
    var compared = new TreeMap<Integer, Watched.Compared>();
    arms.forEach((contender, both) -> {
      if (counted().filter(view -> comparable(view, both, index)).isPresent()) {
        compared.put(contender, new Watched.Compared(both, begin(contender)));
      }
    });
    return compared;
  }

  private static boolean comparable(View view, Arms arms, long index) {
    return SideBySide.comparable(
        Watched.observation(view, arms.newer(), index),
        Watched.observation(view, arms.older(), index));
  }

  /// The first view that has counts.
  private Optional<View> counted() {
    return watched.stream().map(Watched::view).filter(View::ratio).findFirst();
  }

  private Assessment with(Ring ring, Map<Integer, Arms> arms, long index) {
    List<Watched> after = index >= endIndex() ? watched : next(ring, index, compared(arms, index));
    return new Assessment(
        episode,
        widthMillis,
        horizonMillis,
        onsetIndex,
        index + 1,
        baselineSeen,
        refused,
        after,
        alpha);
  }

  private List<Watched> next(Ring ring, long index, Map<Integer, Watched.Compared> compared) {
    boolean allUp = index > lastVersion() + Watched.COMES_UP;
    return watched.stream()
        .map(each -> each.next(ring, index, onsetIndex, compared))
        .map(each -> allUp ? each.allUp() : each)
        .toList();
  }

  /// Bucket of the last change that says which version it brought.
  private long lastVersion() {
    return IntStream.range(0, episode.contenders().size())
        .filter(c -> episode.contenders().get(c).version() != null)
        .mapToLong(this::begin)
        .max()
        .orElse(Long.MIN_VALUE / 2);
  }

  private BucketEvidence evidence(Ring ring, long index, BucketValue bucket) {
    if (watched.isEmpty() || index >= endIndex()) {
      return levelOnly(ring, onsetIndex, index);
    }
    double[] lnE = new double[episode.contenders().size()];
    Arrays.fill(lnE, Double.NaN);
    var readings = new HashMap<Integer, SeriesReading>();
    for (int c = 0; c < lnE.length; c++) {
      if (index >= begin(c)) {
        lnE[c] = lnE(c);
        if (isAsked(c, index, lnE[c])) {
          readings.put(c, reading(c, lnE[c], isDue(c, index)));
        }
      }
    }
    return new BucketEvidence(index - onsetIndex, ring.endOf(index), level(bucket), lnE, readings);
  }

  /// The mean of the views' e-values: one too, however they depend on each other.
  private double lnE(int contender) {
    double most = watched.stream().mapToDouble(each -> each.lnE(contender)).max().orElse(0);
    double sum = watched.stream().mapToDouble(each -> Math.exp(each.lnE(contender) - most)).sum();
    return most + Math.log(sum / watched.size());
  }

  private boolean isAsked(int contender, long index, double evidence) {
    return episode.contenders().get(contender).judged()
        && index < end(contender)
        && watched.getFirst().trial().evidence(contender).seen() > 0
        && (isDue(contender, index) || evidence >= NOTABLE);
  }

  /// Sizes are asked every few buckets and at the end of the window; by the bucket alone, so that a
  /// replay asks the same.
  private boolean isDue(int contender, long index) {
    return (index - begin(contender) + 1) % SIZES_EVERY == 0 || index + 1 == end(contender);
  }

  /// Sizes are those of the level; how many spreads it moved is asked where the evidence is.
  private SeriesReading reading(int contender, double lnE, boolean due) {
    Trial<?> level = watched.getFirst().trial();
    EffectEstimate effect = level.effect(contender);
    double before = level.before(contender);
    Trial<?> strongest =
        watched.stream()
            .max(Comparator.comparingDouble(each -> each.lnE(contender)))
            .map(Watched::trial)
            .orElse(level);
    return new SeriesReading(
        lnE,
        before,
        effect.appliedTo(before),
        Effect.of(effect),
        strongest.spreads(contender),
        due ? detectable(level, contender, effect) : Double.NaN,
        level.evidence(contender).seen());
  }

  private double detectable(Trial<?> asked, int contender, EffectEstimate effect) {
    double size = asked.detectable(contender, alpha);
    return effect.unit() == EffectEstimate.Unit.RATIO ? size - 1 : size;
  }

  private long endIndex() {
    long end = onsetIndex;
    for (int c = 0; c < episode.contenders().size(); c++) {
      end = episode.contenders().get(c).judged() ? Math.max(end, end(c)) : end;
    }
    return end;
  }

  private long begin(int contender) {
    return Math.floorDiv(episode.contenders().get(contender).onset().toEpochMilli(), widthMillis);
  }

  private long end(int contender) {
    long end = episode.contenders().get(contender).onset().toEpochMilli() + horizonMillis;
    return -Math.floorDiv(-end, widthMillis);
  }
}
