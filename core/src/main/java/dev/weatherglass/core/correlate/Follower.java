package dev.weatherglass.core.correlate;

import dev.weatherglass.core.detect.Detectors;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.verify.Assessment;
import dev.weatherglass.core.verify.BucketEvidence;
import dev.weatherglass.core.verify.Contender;
import dev.weatherglass.core.verify.Episode;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.PlaceboRecord;
import dev.weatherglass.core.verify.Recovery;
import dev.weatherglass.core.verify.SeriesReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Follows the series of a service through its episodes: each closed bucket is evidence about every
/// contender, and past the windows the levels of a series that departed are told until it has
/// recovered.
///
/// Evidence is a function of ring and episode alone. What is kept in memory between buckets is only
/// a shortcut, made again from the ring whenever it does not fit. For one thread.
final class Follower {

  private static final int BASELINE_TO_DRAW = 60;

  private final JudgeSettings settings;
  private final Function<SeriesKey, List<Ring>> versions;
  private final Function<Ring, PlaceboRecord> placebos;
  private final Map<String, Assessment> underWay = new HashMap<>();

  /// For series of one service that are made again one after another, as after a restart.
  private Map<Long, Detectors> again = new HashMap<>();

  private @Nullable Episode ofAgain;

  /// @param versions rings of single versions of a series
  /// @param placebos the false-alarm record of a series
  Follower(
      JudgeSettings settings,
      Function<SeriesKey, List<Ring>> versions,
      Function<Ring, PlaceboRecord> placebos) {
    this.settings = settings;
    this.versions = versions;
    this.placebos = placebos;
  }

  /// What one bucket, or several, of one series made of an episode.
  ///
  /// @param watched the episode as it is followed now
  /// @param warmUps how likely a contender came with a warm-up, for those whose window just closed
  record Followed(ServiceState.Watched watched, Map<Contender, Double> warmUps) {}

  /// Tells what the ring's new buckets say.
  Followed follow(ServiceState.Watched watched, Ring ring, List<Finding> findings) {
    if (!watched.episode().equals(ofAgain)) {
      ofAgain = watched.episode();
      again = new HashMap<>();
    }
    return follow(watched, ring, again, findings);
  }

  /// The same, for one of several series whose episode begins.
  ///
  /// @param detectors by width; shared by the series of the service
  Followed follow(
      ServiceState.Watched watched,
      Ring ring,
      Map<Long, Detectors> detectors,
      List<Finding> findings) {
    String series = ring.key().text();
    Episode episode = watched.episode();
    @Nullable Following before = watched.series().get(series);
    if (ring.last() < ring.indexOf(episode.onset())
        || (before != null && before.done())
        || (before == null && watched.over())) {
      return new Followed(watched, Map.of());
    }
    if (before != null && before.complete()) {
      return new Followed(
          watched.following(series, tellLevels(episode, ring, before, findings)), Map.of());
    }
    return tellEvidence(watched, ring, before, detectors, findings);
  }

  /// A series that fell silent before its window was over is followed on, so that its return is
  /// told.
  ServiceState.Watched awaitReturn(ServiceState.Watched watched, Ring ring) {
    String series = ring.key().text();
    @Nullable Following before = watched.series().get(series);
    if (before != null && before.complete()) {
      return watched;
    }
    long next = before == null ? ring.indexOf(watched.episode().onset()) : before.next();
    return watched.following(series, Following.silent(next));
  }

  /// Forgets what is only a shortcut.
  void forget(Episode episode) {
    underWay.values().removeIf(each -> each.episode().equals(episode));
  }

  private Followed tellEvidence(
      ServiceState.Watched watched,
      Ring ring,
      @Nullable Following before,
      Map<Long, Detectors> detectors,
      List<Finding> findings) {
    Assessment.Advance advance =
        upTo(watched, ring, before, detectors).advance(ring, versions(watched.episode(), ring));
    Assessment now = advance.assessment();
    findings.add(evidence(ring, now, advance.buckets(), before == null));
    Map<String, Following.Departure> departed =
        new TreeMap<>(before == null ? Map.of() : before.departed());
    advance.buckets().forEach(bucket -> departures(watched.episode(), bucket, departed));
    boolean complete = now.complete() || now.refused() != null;
    boolean awaited = before != null && before.awaited() && advance.buckets().isEmpty();
    remember(watched.episode(), ring, complete ? null : now);
    return new Followed(
        watched.following(
            ring.key().text(),
            new Following(
                now.next(),
                complete,
                departed,
                awaited,
                complete && (now.refused() != null || departed.isEmpty()))),
        warmUps(now));
  }

  private static void departures(
      Episode episode, BucketEvidence bucket, Map<String, Following.Departure> departed) {
    bucket
        .readings()
        .forEach((contender, reading) -> {
          String verification = episode.contenders().get(contender).verification();
          if (departed.containsKey(verification) || departs(reading)) {
            departed.put(verification, new Following.Departure(reading.before(), reading.after()));
          }
        });
  }

  private static boolean departs(SeriesReading reading) {
    return reading.lnE() >= Assessment.NOTABLE;
  }

  private static Map<Contender, Double> warmUps(Assessment now) {
    var warmUps = new HashMap<Contender, Double>();
    List<Contender> contenders = now.episode().contenders();
    for (int c = 0; c < contenders.size(); c++) {
      if (contenders.get(c).judged() && now.justClosed(c) && !Double.isNaN(now.warmUp(c))) {
        warmUps.put(contenders.get(c), now.warmUp(c));
      }
    }
    return warmUps;
  }

  /// The assessment as it was when its last bucket was told.
  private Assessment upTo(
      ServiceState.Watched watched,
      Ring ring,
      @Nullable Following before,
      Map<Long, Detectors> detectors) {
    @Nullable Assessment kept = underWay.get(key(watched.episode(), ring));
    if (before != null
        && kept != null
        && kept.next() == before.next()
        && kept.episode().equals(watched.episode())) {
      return kept;
    }
    Assessment opened =
        Assessment.open(
            ring,
            watched.episode(),
            detectors.computeIfAbsent(
                ring.widthMillis(),
                width -> Assessment.detectors(watched.episode(), width, settings)),
            settings,
            settings.horizonBuckets() * watched.widthMillis());
    return before == null
        ? opened
        : opened.silently(ring, versions(watched.episode(), ring), before.next());
  }

  private List<Ring> versions(Episode episode, Ring ring) {
    return episode.hasVersion() ? versions.apply(ring.key()) : List.of();
  }

  private void remember(Episode episode, Ring ring, @Nullable Assessment assessment) {
    if (assessment == null) {
      underWay.remove(key(episode, ring));
    } else {
      underWay.put(key(episode, ring), assessment);
    }
  }

  /// Past the windows only levels are told, until the series has been back for a whole look-back:
  /// then nobody can still be waiting for it.
  private Following tellLevels(
      Episode episode, Ring ring, Following before, List<Finding> findings) {
    long onset = ring.indexOf(episode.onset());
    var buckets = new ArrayList<BucketEvidence>();
    for (long index = Math.max(before.next(), ring.first()); index <= ring.last(); index++) {
      buckets.add(Assessment.levelOnly(ring, onset, index));
    }
    findings.add(
        new Finding.SeriesEvidence(
            episode,
            ring.key(),
            ring.signal(),
            ring.metric(),
            ring.widthMillis(),
            false,
            new float[0],
            0,
            null,
            PlaceboRecord.NONE,
            buckets));
    boolean back =
        before.departed().values().stream()
            .allMatch(departure ->
                recovered(ring, ring.last(), departure)
                    && recovered(ring, ring.last() - Recovery.LOOK_BACK, departure));
    return before.told(ring.last() + 1, back);
  }

  private static boolean recovered(Ring ring, long upTo, Following.Departure since) {
    return Recovery.recovered(
        levels(ring, upTo + 1 - Recovery.LOOK_BACK, upTo + 1), since.before(), since.after());
  }

  private Finding evidence(
      Ring ring, Assessment assessment, List<BucketEvidence> buckets, boolean anew) {
    long onset = assessment.onsetIndex();
    return new Finding.SeriesEvidence(
        assessment.episode(),
        ring.key(),
        ring.signal(),
        ring.metric(),
        ring.widthMillis(),
        anew,
        anew ? levels(ring, onset - BASELINE_TO_DRAW, onset) : new float[0],
        assessment.baselineSeen(),
        assessment.refused(),
        anew ? placebos.apply(ring) : PlaceboRecord.NONE,
        buckets);
  }

  static float[] levels(Ring ring, long from, long to) {
    List<BucketValue> buckets = ring.between(from, to);
    float[] levels = new float[buckets.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (float) buckets.get(i).level();
    }
    return levels;
  }

  private static String key(Episode episode, Ring ring) {
    return ServiceState.key(episode.onset().toString(), ring.key().text());
  }
}
