package dev.weatherglass.core.correlate;

import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.verify.Assessment;
import dev.weatherglass.core.verify.BucketEvidence;
import dev.weatherglass.core.verify.Candidate;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Recovery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows the series of a service for its candidates: each closed bucket within a window is
/// evidence, and past the window the levels of a series that departed are told until it has
/// recovered.
///
/// Evidence is a function of ring and window alone. What is kept in memory between buckets is only
/// a shortcut, made again from the ring whenever it does not fit. For one thread.
final class Follower {

  private static final int BASELINE_TO_DRAW = 60;

  private final JudgeSettings settings;
  private final Map<String, Assessment> underWay = new HashMap<>();

  Follower(JudgeSettings settings) {
    this.settings = settings;
  }

  /// Tells what the ring's new buckets say about one candidate.
  ServiceState.Known follow(
      ServiceState state, ServiceState.Known known, Ring ring, List<Finding> findings) {
    String series = ring.key().text();
    @Nullable Following before = known.series().get(series);
    if (ring.last() < ring.indexOf(known.candidate().onset())
        || (before != null && before.done())
        || (before == null && known.over())) {
      return known;
    }
    return before != null && before.complete()
        ? known.following(series, tellLevels(state, known, ring, before, findings))
        : known.following(series, tellEvidence(state, known, ring, before, findings));
  }

  /// A series that fell silent before its window was over is followed on, so that its return is
  /// told.
  ServiceState.Known awaitReturn(ServiceState.Known known, Ring ring) {
    String series = ring.key().text();
    @Nullable Following before = known.series().get(series);
    if (before != null && before.complete()) {
      return known;
    }
    long next = before == null ? ring.indexOf(known.candidate().onset()) : before.next();
    return known.following(series, Following.silent(next));
  }

  private Following tellEvidence(
      ServiceState state,
      ServiceState.Known known,
      Ring ring,
      @Nullable Following before,
      List<Finding> findings) {
    Assessment.Advance advance = upTo(known, ring, before).advance(ring);
    Assessment now = advance.assessment();
    findings.add(evidence(state, ring, now, advance.buckets(), before == null));
    boolean departed =
        (before != null && before.hasLevels() && before.departed()) || departs(advance.buckets());
    boolean complete = now.complete() || now.refused() != null;
    remember(known, ring, complete ? null : now);
    return new Following(
        now.next(),
        complete,
        departed,
        now.before(),
        now.after(),
        complete && (now.refused() != null || !departed));
  }

  private boolean departs(List<BucketEvidence> buckets) {
    return buckets.stream().anyMatch(bucket -> bucket.lnE() >= settings.threshold());
  }

  /// The assessment as it was when its last bucket was told.
  private Assessment upTo(ServiceState.Known known, Ring ring, @Nullable Following before) {
    @Nullable Assessment kept = underWay.get(key(known, ring));
    if (before != null
        && kept != null
        && kept.next() == before.next()
        && kept.candidate().sameWindow(known.candidate())) {
      return kept;
    }
    Assessment opened = Assessment.open(ring, known.candidate(), settings, horizonMillis(known));
    return before == null ? opened : opened.silently(ring, before.next());
  }

  private void remember(ServiceState.Known known, Ring ring, @Nullable Assessment assessment) {
    if (assessment == null) {
      underWay.remove(key(known, ring));
    } else {
      underWay.put(key(known, ring), assessment);
    }
  }

  /// Past the window only levels are told, until the series has been back for a whole look-back:
  /// then nobody can still be waiting for it.
  private Following tellLevels(
      ServiceState state,
      ServiceState.Known known,
      Ring ring,
      Following before,
      List<Finding> findings) {
    Assessment window = Assessment.window(ring, known.candidate(), horizonMillis(known));
    var buckets = new ArrayList<BucketEvidence>();
    for (long index = Math.max(before.next(), ring.first()); index <= ring.last(); index++) {
      buckets.add(window.levelOnly(ring, index));
    }
    findings.add(evidence(state, ring, window, buckets, false));
    boolean back =
        recovered(ring, ring.last(), before)
            && recovered(ring, ring.last() - Recovery.LOOK_BACK, before);
    return before.told(ring.last() + 1, back);
  }

  private static boolean recovered(Ring ring, long upTo, Following since) {
    return Recovery.recovered(
        levels(ring, upTo + 1 - Recovery.LOOK_BACK, upTo + 1), since.before(), since.after());
  }

  private static Finding evidence(
      ServiceState state,
      Ring ring,
      Assessment assessment,
      List<BucketEvidence> buckets,
      boolean anew) {
    Candidate candidate = assessment.candidate();
    return new Finding.SeriesEvidence(
        candidate.environment(),
        candidate.service(),
        candidate.verification(),
        candidate.onset(),
        candidate.until(),
        ring.key(),
        ring.signal(),
        ring.metric(),
        ring.widthMillis(),
        (int) (assessment.endIndex() - assessment.onsetIndex()),
        state.rings().size(),
        anew,
        anew
            ? levels(ring, assessment.onsetIndex() - BASELINE_TO_DRAW, assessment.onsetIndex())
            : new float[0],
        assessment.baselineSeen(),
        assessment.refused(),
        buckets);
  }

  private static float[] levels(Ring ring, long from, long to) {
    List<BucketValue> buckets = ring.between(from, to);
    float[] levels = new float[buckets.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (float) buckets.get(i).level();
    }
    return levels;
  }

  private long horizonMillis(ServiceState.Known known) {
    return settings.horizonBuckets() * known.widthMillis();
  }

  private static String key(ServiceState.Known known, Ring ring) {
    return ServiceState.key(known.candidate().verification(), ring.key().text());
  }
}
