package dev.weatherglass.core.correlate;

import dev.weatherglass.core.detect.Onset;
import dev.weatherglass.core.detect.OnsetReading;
import dev.weatherglass.core.detect.SeriesKind;
import dev.weatherglass.core.detect.ShiftDetector;
import dev.weatherglass.core.detect.ShiftOnsets;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.PlaceboRecord;
import dev.weatherglass.core.verify.Placebos;
import dev.weatherglass.core.verify.Recovery;
import dev.weatherglass.core.verify.SeriesJudgement;
import dev.weatherglass.core.verify.SeriesReading;
import dev.weatherglass.core.verify.Shelf;
import dev.weatherglass.core.verify.ShiftAssessment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Watches every series of a service for shifts that came without a change of the service.
///
/// It learns for 120 buckets before it watches. While a change of the service is verified, nothing
/// is taken in: the verification judges. Afterwards the level is whatever the last window had, and
/// what is known of the noise stays.
///
/// What is kept in memory between buckets is only a shortcut: the shelf and the ring give the same.
/// For one thread.
final class ShiftWatch {

  private static final int LEARNING = 120;
  private static final int STORED_EVERY = 60;
  private static final int BUCKETS_TO_DRAW = 180;
  private static final double SET = 0.9;

  private final JudgeSettings settings;
  private final Shelf<Vigil> vigils;
  private final PlaceboRuns runs;
  private final Map<String, Live> underWay = new HashMap<>();

  ShiftWatch(JudgeSettings settings, Shelf<Vigil> vigils) {
    this.settings = settings;
    this.vigils = vigils;
    this.runs = new PlaceboRuns(settings);
  }

  /// A vigil under way, changed in place.
  private static final class Live {
    private final long widthMillis;
    private ShiftDetector detector;
    private long since;
    private long next;
    private Vigil.@Nullable Open open;
    private Placebos placebos = Placebos.NONE;

    Live(long widthMillis, ShiftDetector detector, long since, Vigil.@Nullable Open open) {
      this.widthMillis = widthMillis;
      this.detector = detector;
      this.since = since;
      this.next = since;
      this.open = open;
    }

    Vigil stored() {
      return new Vigil(widthMillis, since, next, detector.state(), open, placebos);
    }
  }

  /// Takes in the ring's new buckets.
  ///
  /// @param callees services that this one calls, directly or not
  void watch(ServiceState service, Ring ring, Set<String> callees, List<Finding> findings) {
    @Nullable Live live = live(ring);
    if (live == null) {
      return;
    }
    long stored = live.next;
    boolean happened = recovered(live, ring, findings);
    long quiet = quietUntil(service, ring);
    if (ring.last() > quiet) {
      happened |= wake(live, ring, quiet);
      for (long index = live.next; index <= ring.last(); index = live.next) {
        live.next = index + 1;
        happened |= take(live, ring, index, quiet, callees, findings);
      }
    }
    Placebos placebos = runs.after(live.placebos, ring, service, live.since);
    happened |= placebos.hour() > live.placebos.hour();
    live.placebos = placebos;
    if (happened || live.next / STORED_EVERY > stored / STORED_EVERY) {
      vigils.put(ring.key().text(), live.stored());
    }
  }

  /// The series' own false-alarm record.
  PlaceboRecord placebos(Ring ring) {
    @Nullable Live live = underWay.get(ring.key().text());
    @Nullable Vigil stored = live == null ? vigils.get(ring.key().text()) : null;
    Placebos known =
        live != null ? live.placebos : stored != null ? stored.placebos() : Placebos.NONE;
    return known.told(settings.threshold());
  }

  private @Nullable Live live(Ring ring) {
    String key = ring.key().text();
    @Nullable Live known = underWay.get(key);
    if (known == null) {
      @Nullable Vigil stored = vigils.get(key);
      if (stored != null) {
        known =
            new Live(
                stored.widthMillis(),
                ShiftDetector.resume(stored.detector()),
                stored.since(),
                stored.open());
        known.next = stored.next();
        known.placebos = stored.placebos();
      }
    }
    if (known == null
        || known.widthMillis != ring.widthMillis()
        || known.since < ring.head().since()) {
      known = begun(ring);
    }
    if (known != null) {
      underWay.put(key, known);
    }
    return known;
  }

  /// A series is watched once it has enough buckets to tell its scale.
  private static @Nullable Live begun(Ring ring) {
    long from = ring.first();
    if (ring.last() - from + 1 < ShiftDetector.FEWEST_BUCKETS) {
      return null;
    }
    List<BucketValue> first =
        ring.between(from, ring.last() + 1).stream()
            .filter(bucket -> !bucket.isMissing())
            .limit(LEARNING)
            .toList();
    if (first.size() < ShiftDetector.FEWEST_BUCKETS) {
      return null;
    }
    SeriesKind kind = ring.ratio() ? SeriesKind.ERROR_RATIO : SeriesKind.LEVEL;
    ShiftDetector detector =
        ShiftDetector.begin(
            kind, first.stream().map(bucket -> ShiftAssessment.observation(ring, bucket)).toList());
    return new Live(ring.widthMillis(), detector, from, null);
  }

  /// Index of the last bucket in which a change of the service is verified.
  private long quietUntil(ServiceState service, Ring ring) {
    long quiet = Long.MIN_VALUE;
    for (ServiceState.Known known : service.candidates().values()) {
      long onset = known.candidate().onset().toEpochMilli();
      if (known.lateMillis() == null && Math.floorDiv(onset, ring.widthMillis()) <= ring.last()) {
        long end = onset + settings.horizonBuckets() * known.widthMillis();
        quiet = Math.max(quiet, -Math.floorDiv(-end, ring.widthMillis()) - 1);
      }
    }
    return quiet;
  }

  /// Takes up the watch after a verification, or after a silence longer than the ring.
  private boolean wake(Live live, Ring ring, long quiet) {
    if (live.next > quiet && live.next >= ring.first()) {
      return false;
    }
    live.detector.forgetLevel();
    live.since =
        live.next > quiet
            ? ring.first()
            : Math.max(ring.first(), quiet + 1 - settings.horizonBuckets());
    live.next = live.since;
    return true;
  }

  private boolean take(
      Live live, Ring ring, long index, long quiet, Set<String> callees, List<Finding> findings) {
    BucketValue bucket = ring.at(index);
    if (index <= quiet || index - live.since < LEARNING) {
      live.detector.learn(index, bucket.value(), bucket.requests());
      return false;
    }
    return live.detector.watch(index, bucket.value(), bucket.requests(), ring.signal().worse())
        && isShift(live, ring, index, callees, findings);
  }

  private boolean isShift(
      Live live, Ring ring, long index, Set<String> callees, List<Finding> findings) {
    long from = Math.max(live.since, ring.first());
    OnsetReading onsets = onsets(live, ring, from, index);
    Optional<Onset> best = onsets.best();
    if (best.isEmpty() || onsets.lnSum() < Math.log(ShiftDetector.GAMMA)) {
      live.detector.stepBack();
      return false;
    }
    long onset = from + best.get().index();
    Optional<SeriesReading> reading = ShiftAssessment.at(ring, from, onset, index, settings);
    reading
        .filter(read ->
            ring.signal().worse().harm(read.effect().fractionOf(read.before()))
                > settings.margin(ring.signal().kind()))
        .ifPresent(read -> {
          over(live, ring, index, "it shifted again", findings);
          live.open = new Vigil.Open(ring.startOf(onset), read.before(), read.after(), index);
          findings.add(found(ring, from, index, onset, onsets, read, callees));
        });
    newLevel(live, ring, onset, index);
    return true;
  }

  private static OnsetReading onsets(Live live, Ring ring, long from, long index) {
    int length = (int) (index - from + 1);
    double[] values = new double[length];
    double[] requests = new double[length];
    for (int i = 0; i < length; i++) {
      BucketValue bucket = ring.at(from + i);
      values[i] = bucket.value();
      requests[i] = bucket.requests();
    }
    return ShiftOnsets.read(live.detector, ring.signal().worse(), values, requests);
  }

  /// The level is another since this bucket; those that came since then teach it.
  private static void newLevel(Live live, Ring ring, long since, long upTo) {
    live.detector.forgetLevel();
    live.since = since;
    for (long i = since; i <= upTo; i++) {
      live.detector.learn(i, ring.at(i).value(), ring.at(i).requests());
    }
  }

  private static Finding.ShiftFound found(
      Ring ring,
      long from,
      long index,
      long onset,
      OnsetReading onsets,
      SeriesReading reading,
      Set<String> callees) {
    var set = new TreeSet<Integer>();
    onsets.credibleSet(SET).forEach(each -> set.add(each.index()));
    return new Finding.ShiftFound(
        new SeriesJudgement(
            ring.key(),
            ring.signal(),
            ring.metric(),
            true,
            onsets.lnSum(),
            reading.before(),
            reading.after(),
            reading.effect(),
            (int) (ring.widthMillis() / 1000),
            (int) (onset - from),
            reading.seen(),
            ring.startOf(onset),
            ring.endOf(index),
            ShiftAssessment.points(ring, index + 1 - BUCKETS_TO_DRAW, index + 1),
            null),
        ring.startOf(from + set.first()),
        ring.startOf(from + set.last()),
        ring.widthMillis(),
        callees);
  }

  /// Whether a shift that was told is over, by what came after it was found.
  private static boolean recovered(Live live, Ring ring, List<Finding> findings) {
    Vigil.@Nullable Open open = live.open;
    if (open == null) {
      return false;
    }
    long from = Math.max(open.found() + 1, ring.last() + 1 - Recovery.LOOK_BACK);
    float[] levels = Follower.levels(ring, from, ring.last() + 1);
    if (!Recovery.recovered(levels, open.before(), open.after())) {
      return false;
    }
    over(
        live,
        ring,
        ring.last(),
        "most of the last 30 buckets lie nearer to the level before",
        findings);
    newLevel(live, ring, from, Math.min(ring.last(), live.next - 1));
    return true;
  }

  private static void over(
      Live live, Ring ring, long index, String reason, List<Finding> findings) {
    Vigil.@Nullable Open open = live.open;
    if (open != null) {
      findings.add(new Finding.ShiftOver(ring.key(), open.onset(), ring.endOf(index), reason));
      live.open = null;
    }
  }
}
