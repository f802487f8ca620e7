package dev.weatherglass.core.correlate;

import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.ClosedBucket;
import dev.weatherglass.core.series.FamilyObserver;
import dev.weatherglass.core.series.FamilyState;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.Part;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.series.WatchRule;
import dev.weatherglass.core.verify.Assessment;
import dev.weatherglass.core.verify.BucketEvidence;
import dev.weatherglass.core.verify.Candidate;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Recovery;
import dev.weatherglass.core.verify.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Stage one: everything about one service. Samples become buckets, reports become candidates, and
/// each closed bucket becomes evidence about each candidate whose window it lies in.
///
/// A candidate's evidence is a function of the rings and its window alone. What is kept in memory
/// between buckets is therefore only a shortcut, made again from the rings whenever it does not
/// fit.
///
/// For one thread. The shelves hold nothing else.
public final class ServiceJudge {

  /// A change that we hear of this long after its own time opens no verification: an import tells
  /// nobody anything.
  public static final Duration TOO_OLD = Duration.ofHours(24);

  /// Names may hold anything printable, so keys are joined by what is not.
  private static final String SEPARATOR = "\u001f";

  private static final long DEFAULT_WIDTH_MILLIS = 10_000;
  private static final int BASELINE_TO_DRAW = 60;
  private static final Duration SILENT_OWNER = Duration.ofMinutes(10);

  private final JudgeSettings settings;
  private final Watch watch;
  private final Shelf<FamilyState> families;
  private final Shelf<Ring> rings;
  private final Shelf<ServiceState> services;
  private final Map<String, Assessment> underWay = new HashMap<>();
  private long dropped;

  public ServiceJudge(
      JudgeSettings settings,
      Watch watch,
      Shelf<FamilyState> families,
      Shelf<Ring> rings,
      Shelf<ServiceState> services) {
    this.settings = settings;
    this.watch = watch;
    this.families = families;
    this.rings = rings;
    this.services = services;
  }

  /// Takes in samples of one service.
  public List<Finding> onMetrics(MetricBatch batch) {
    var findings = new ArrayList<Finding>();
    byFamily(batch)
        .forEach((family, metrics) ->
            observe(batch, family, metrics)
                .forEach(closed -> findings.addAll(onClosed(batch, family, closed))));
    return findings;
  }

  /// Takes in what was reported about a service; events that are never judged change nothing.
  ///
  /// @param service whose series the change competes on
  public List<Finding> onEvent(String service, DeliveryEvent event) {
    Optional<String> id = ChangeReports.idOf(event);
    boolean tooOld =
        Duration.between(event.context().at(), event.context().recorded()).compareTo(TOO_OLD) > 0;
    if (id.isEmpty() || tooOld) {
      return List.of();
    }
    ServiceState state = state(service, event.context().environment());
    var reports = new TreeMap<>(state.reports());
    reports.put(id.get(), reports.getOrDefault(id.get(), ChangeReports.of(id.get())).with(event));
    ServiceState reported = state.withReports(reports);
    return save(judgeCandidates(reported));
  }

  /// Takes in the time: closes the windows that no sample closes.
  public List<Finding> onTick(Instant at) {
    var findings = new ArrayList<Finding>();
    for (ServiceState state : services.under("")) {
      if (state.hasOpenWork()) {
        ServiceState ticked = state.withWatch(state.watch().tick(at));
        services.put(key(state), closeByTime(ticked, findings));
      }
    }
    return findings;
  }

  /// How many samples came too late, out of order or beyond the limit, since this judge was made.
  public long droppedSamples() {
    return dropped;
  }

  // Samples

  private Map<String, Map<Part, Metric>> byFamily(MetricBatch batch) {
    var byFamily = new TreeMap<String, Map<Part, Metric>>();
    for (Metric metric : batch.metrics()) {
      watch
          .named(metric.name())
          .ifPresent(named ->
              byFamily
                  .computeIfAbsent(named.family(), _ -> new EnumMap<>(Part.class))
                  .put(named.part(), metric));
    }
    return byFamily;
  }

  private List<ClosedBucket> observe(MetricBatch batch, String family, Map<Part, Metric> metrics) {
    String key = String.join(SEPARATOR, batch.environment(), batch.service(), family);
    @Nullable FamilyState known = families.get(key);
    FamilyObserver.Step step =
        new FamilyObserver(
                watch.rulesFor(family), settings.grace(), settings.bucket(), settings.maxSeries())
            .step(known == null ? FamilyState.empty() : known, metrics);
    families.put(key, step.state());
    dropped += step.state().dropped() - (known == null ? 0 : known.dropped());
    return step.closed();
  }

  private List<Finding> onClosed(MetricBatch batch, String family, ClosedBucket closed) {
    WatchRule rule = closed.rule();
    var key =
        new SeriesKey(batch.service(), batch.environment(), rule.signal().name(), closed.group());
    return onBucket(
        Ring.empty(
            key,
            rule.signal(),
            family,
            rule.measure().isRatio(),
            closed.widthMillis(),
            closed.index() - 1),
        closed.index(),
        closed.value());
  }

  /// Takes in one closed bucket of a watched series, for those who have buckets instead of samples.
  ///
  /// @param series names the series: a ring without buckets
  public List<Finding> onBucket(Ring series, long index, BucketValue value) {
    String key = series.key().text();
    @Nullable Ring known = rings.get(key);
    boolean sameOwner = known != null && known.metric().equals(series.metric());
    if (known != null && !sameOwner && !isSilent(known, series.startOf(index))) {
      return List.of();
    }
    boolean fresh = known == null || !sameOwner || known.widthMillis() != series.widthMillis();
    Ring ring = fresh ? series : Objects.requireNonNull(known);
    if (index <= ring.last()) {
      return List.of();
    }
    Ring pushed = ring.push(index, value);
    rings.put(key, pushed);
    return onRing(pushed, known == null);
  }

  private static boolean isSilent(Ring ring, Instant now) {
    return Duration.between(ring.endOf(ring.last()), now).compareTo(SILENT_OWNER) > 0;
  }

  private List<Finding> onRing(Ring ring, boolean isNew) {
    SeriesKey key = ring.key();
    ServiceState state = state(key.service(), key.environment());
    var findings = new ArrayList<Finding>();
    if (isNew) {
      if (state.rings().isEmpty()) {
        findings.add(new Finding.SeriesSeen(key.environment(), key.service()));
      }
      state = state.withRing(key.text());
      services.put(key(state), state);
    }
    var candidates = new TreeMap<>(state.candidates());
    for (ServiceState.Known known : state.candidates().values()) {
      if (known.isOpen()) {
        candidates.put(known.candidate().verification(), follow(state, known, ring, findings));
      }
    }
    if (!candidates.equals(state.candidates())) {
      services.put(key(state), state.withCandidates(candidates).withWatch(state.watch().hear()));
    }
    return findings;
  }

  /// Tells what the ring's new buckets say about one candidate.
  private ServiceState.Known follow(
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

  private Following tellEvidence(
      ServiceState state,
      ServiceState.Known known,
      Ring ring,
      @Nullable Following before,
      List<Finding> findings) {
    Assessment.Advance advance = upTo(known, ring, before).advance(ring);
    Assessment now = advance.assessment();
    underWay.put(cacheKey(known.candidate(), ring.key().text()), now);
    findings.add(evidence(state, ring, now, advance.buckets(), before == null));
    boolean departed = now.departed(settings);
    return new Following(
        now.next(),
        now.complete() || now.refused() != null,
        departed,
        now.before(),
        now.after(),
        now.refused() != null || (now.complete() && !departed));
  }

  /// The assessment as it was when its last bucket was told: from memory, else made again from the
  /// ring.
  private Assessment upTo(ServiceState.Known known, Ring ring, @Nullable Following before) {
    @Nullable Assessment kept = underWay.get(cacheKey(known.candidate(), ring.key().text()));
    if (before != null
        && kept != null
        && kept.next() == before.next()
        && kept.candidate().sameWindow(known.candidate())) {
      return kept;
    }
    Assessment opened =
        Assessment.open(
            ring, known.candidate(), settings, settings.horizonBuckets() * known.widthMillis());
    return before == null ? opened : opened.silently(ring, before.next());
  }

  /// Past the window only levels are told, until the series has been back for a whole look-back:
  /// then nobody can still be waiting for it.
  private Following tellLevels(
      ServiceState state,
      ServiceState.Known known,
      Ring ring,
      Following before,
      List<Finding> findings) {
    Assessment window =
        Assessment.window(ring, known.candidate(), settings.horizonBuckets() * known.widthMillis());
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

  private Finding evidence(
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

  // Reports

  private Judged judgeCandidates(ServiceState state) {
    long width = finestWidth(state);
    List<Change> changes =
        state.reports().values().stream()
            .flatMap(report -> report.change(state.service()).stream())
            .toList();
    var after = new TreeMap<String, ServiceState.Known>();
    var findings = new ArrayList<Finding>();
    List<Candidate> candidates = Candidates.among(changes, width, settings);
    tellGone(state, candidates, findings);
    for (Candidate candidate : candidates) {
      ServiceState.Known known =
          settled(state, candidate)
              .map(settled -> extended(state, settled, candidate, findings))
              .orElseGet(() -> current(state, candidate, width, findings));
      after.put(known.candidate().verification(), known);
    }
    return new Judged(
        forget(state.withCandidates(after).withWatch(state.watch().hear())), findings);
  }

  private ServiceState.Known current(
      ServiceState state, Candidate candidate, long width, List<Finding> findings) {
    ServiceState.@Nullable Known before = state.candidates().get(candidate.verification());
    return before != null && before.candidate().equals(candidate)
        ? before
        : known(state, candidate, before, width, findings);
  }

  /// What was judged so long ago that its buckets are gone: what is told of it now changes its window no more.
  private Optional<ServiceState.Known> settled(ServiceState state, Candidate candidate) {
    return state.candidates().values().stream()
        .filter(known -> candidate.changes().stream().anyMatch(change -> holds(known.candidate(), change)))
        .filter(known -> isSettled(state, known))
        .findFirst();
  }

  private boolean isSettled(ServiceState state, ServiceState.Known known) {
    return lateMillis(state, known.candidate(), known.widthMillis()) != null;
  }

  private ServiceState.Known extended(
      ServiceState state,
      ServiceState.Known settled,
      Candidate candidate,
      List<Finding> findings) {
    Candidate old = settled.candidate();
    Candidate named =
        new Candidate(
            old.verification(),
            old.service(),
            old.environment(),
            old.onset(),
            candidate.changes(),
            old.supersededBy());
    if (named.equals(old)) {
      return settled;
    }
    findings.add(
        new Finding.CandidateKnown(
            named,
            settled.widthMillis(),
            state.rings().size(),
            activeSeries(state, named),
            settled.lateMillis(),
            0));
    return new ServiceState.Known(
        named, settled.widthMillis(), settled.lateMillis(), settled.series(), settled.over());
  }

  private record Judged(ServiceState state, List<Finding> findings) {}

  private List<Finding> save(Judged judged) {
    services.put(key(judged.state()), judged.state());
    return judged.findings();
  }

  private ServiceState.Known known(
      ServiceState state,
      Candidate candidate,
      ServiceState.@Nullable Known before,
      long width,
      List<Finding> findings) {
    @Nullable Long late =
        before == null ? lateMillis(state, candidate, width) : before.lateMillis();
    long countedIn = before == null ? width : before.widthMillis();
    var evidence = new ArrayList<Finding>();
    ServiceState.Known now =
        before != null && before.candidate().sameWindow(candidate)
            ? new ServiceState.Known(candidate, countedIn, late, before.series(), before.over())
            : followed(state, candidate, countedIn, late, evidence);
    findings.add(
        new Finding.CandidateKnown(
            candidate,
            countedIn,
            state.rings().size(),
            activeSeries(state, candidate),
            late,
            evidence.size()));
    findings.addAll(evidence);
    return now;
  }

  /// A window that is new: the buckets of all series that are closed already are told at once.
  private ServiceState.Known followed(
      ServiceState state,
      Candidate candidate,
      long width,
      @Nullable Long late,
      List<Finding> findings) {
    var now = new ServiceState.Known(candidate, width, late, Map.of(), state.rings().isEmpty());
    for (Ring ring : late == null ? rings(state).toList() : List.<Ring>of()) {
      now = follow(state, now, ring, findings);
    }
    return now;
  }

  private @Nullable Long lateMillis(ServiceState state, Candidate candidate, long width) {
    long newest =
        rings(state)
            .mapToLong(ring -> ring.endOf(ring.last()).toEpochMilli())
            .max()
            .orElse(Long.MIN_VALUE);
    long late = newest - candidate.onset().toEpochMilli();
    return newest > Long.MIN_VALUE && late > (settings.lateBuckets() + 1) * width ? late : null;
  }

  /// Series that had data in the buckets shortly before the onset, so that their silence is news.
  private int activeSeries(ServiceState state, Candidate candidate) {
    return (int)
        rings(state)
            .filter(ring -> ring.last() >= ring.indexOf(candidate.onset()) - settings.lateBuckets())
            .count();
  }

  private Stream<Ring> rings(ServiceState state) {
    return state.rings().stream().flatMap(key -> Optional.ofNullable(rings.get(key)).stream());
  }

  private void tellGone(
      ServiceState state, List<Candidate> candidates, List<Finding> findings) {
    for (ServiceState.Known known : state.candidates().values()) {
      if (isSettled(state, known)) {
        continue;
      }
      Candidate gone = known.candidate();
      candidates.stream()
          .filter(candidate -> !candidate.verification().equals(gone.verification()))
          .filter(candidate -> holds(candidate, gone.changes().getFirst()))
          .findFirst()
          .ifPresent(into ->
              findings.add(
                  new Finding.CandidateGone(
                      gone.environment(), gone.service(), gone.verification(), into)));
    }
  }

  private static boolean holds(Candidate candidate, Change change) {
    return candidate.changes().stream().anyMatch(other -> other.id().equals(change.id()));
  }

  private static boolean holds(ServiceState.Known known, ChangeReports report) {
    return known.candidate().changes().stream().anyMatch(change -> change.id().equals(report.id()));
  }

  /// Reports of changes that can play no part any more are let go.
  private static ServiceState forget(ServiceState state) {
    Instant keptFrom = state.newestOnset().minus(TOO_OLD);
    var candidates = new TreeMap<>(state.candidates());
    candidates
        .values()
        .removeIf(known -> known.candidate().onset().isBefore(keptFrom) && !known.isOpen());
    var reports = new TreeMap<>(state.reports());
    reports
        .values()
        .removeIf(
            report ->
                report.newest().isBefore(keptFrom)
                    && candidates.values().stream().noneMatch(known -> holds(known, report)));
    return state.withReports(reports).withCandidates(candidates);
  }

  // Time

  private ServiceState closeByTime(ServiceState state, List<Finding> findings) {
    var candidates = new TreeMap<>(state.candidates());
    for (ServiceState.Known known : state.candidates().values()) {
      if (known.isOpen() && !known.over() && isOver(state, known)) {
        Candidate candidate = known.candidate();
        candidates.put(candidate.verification(), silent(state, known).timeIsOver());
        findings.add(
            new Finding.WindowOver(
                candidate.environment(), candidate.service(), candidate.verification()));
      }
    }
    return state.withCandidates(candidates);
  }

  /// Series that fell silent are followed on, so that their return is told.
  private ServiceState.Known silent(ServiceState state, ServiceState.Known known) {
    ServiceState.Known marked = known;
    for (Ring ring : rings(state).toList()) {
      String series = ring.key().text();
      @Nullable Following before = known.series().get(series);
      if (before == null || !before.complete()) {
        long next = before == null ? ring.indexOf(known.candidate().onset()) : before.next();
        marked =
            marked.following(
                series, new Following(next, false, true, Double.NaN, Double.NaN, false));
      }
    }
    return marked;
  }

  /// A window is over when samples are well past its end, or when ticks are and the service has
  /// been silent: a clock that steps ends nothing while samples keep coming.
  private boolean isOver(ServiceState state, ServiceState.Known known) {
    Instant horizon =
        known.candidate().onset().plusMillis(settings.horizonBuckets() * known.widthMillis());
    @Nullable Instant until = known.candidate().until();
    Instant over =
        (until != null && until.isBefore(horizon) ? until : horizon).plus(JudgeSettings.TICK_GRACE);
    return rings(state).anyMatch(ring -> !ring.endOf(ring.last()).isBefore(over))
        || state.watch().isPast(over, JudgeSettings.TICK_GRACE);
  }

  private long finestWidth(ServiceState state) {
    return rings(state)
        .mapToLong(Ring::widthMillis)
        .min()
        .orElse(settings.bucket() == null ? DEFAULT_WIDTH_MILLIS : settings.bucket().toMillis());
  }

  private ServiceState state(String service, String environment) {
    @Nullable ServiceState known = services.get(environment + SEPARATOR + service);
    return known == null ? ServiceState.of(service, environment) : known;
  }

  private static String key(ServiceState state) {
    return state.environment() + SEPARATOR + state.service();
  }

  private static String cacheKey(Candidate candidate, String series) {
    return candidate.verification() + SEPARATOR + series;
  }
}
