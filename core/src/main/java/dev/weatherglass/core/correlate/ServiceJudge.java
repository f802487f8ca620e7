package dev.weatherglass.core.correlate;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.FamilyState;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.UsualWeek;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.Candidate;
import dev.weatherglass.core.verify.Contender;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Stage one: everything about one service. Samples become buckets ([Buckets]), reports become
/// candidates ([CandidateBook]), and each closed bucket becomes evidence about each candidate whose
/// window it lies in ([Follower]).
///
/// For one thread. The shelves hold all it knows.
public final class ServiceJudge {

  /// A change that we hear of this long after its own time opens no verification: an import tells
  /// nobody anything.
  public static final Duration TOO_OLD = Duration.ofHours(24);

  private final JudgeSettings settings;
  private final CallGraph calls;
  private final Shelf<ServiceState> services;
  private final ServiceRings rings;
  private final Buckets buckets;
  private final Follower follower;
  private final CandidateBook candidates;
  private final ShiftWatch shifts;

  /// A judge of which nobody wants to draw anything.
  public ServiceJudge(
      JudgeSettings settings,
      Watch watch,
      CallGraph calls,
      Shelf<FamilyState> families,
      Shelf<Ring> rings,
      Shelf<UsualWeek> weeks,
      Shelf<ServiceState> services,
      Shelf<Vigil> vigils) {
    this(settings, watch, calls, families, rings, weeks, services, vigils, _ -> {});
  }

  /// @param minutes hears, while samples are taken in, of each minute of a watched series that is
  ///   over
  public ServiceJudge(
      JudgeSettings settings,
      Watch watch,
      CallGraph calls,
      Shelf<FamilyState> families,
      Shelf<Ring> rings,
      Shelf<UsualWeek> weeks,
      Shelf<ServiceState> services,
      Shelf<Vigil> vigils,
      Consumer<Rollup> minutes) {
    this.settings = settings;
    this.calls = calls;
    this.services = services;
    this.rings = new ServiceRings(rings, settings);
    this.buckets = new Buckets(settings, watch, families, rings, weeks, minutes);
    this.shifts = new ShiftWatch(settings, vigils);
    this.follower = new Follower(settings, buckets::versions, shifts::placebos);
    this.candidates = new CandidateBook(settings, calls, this.rings, follower);
  }

  /// Takes in samples of one service.
  public List<Finding> onMetrics(MetricBatch batch) {
    var findings = new ArrayList<Finding>();
    Buckets.Taken taken = buckets.take(batch);
    taken.rings().forEach(ring -> findings.addAll(onRing(ring)));
    taken
        .restarts()
        .forEach(restart -> findings.addAll(onEvent(restart.service(), restart.event())));
    return findings;
  }

  /// Takes in one closed bucket of a watched series, for those who have buckets instead of samples.
  ///
  /// @param series names the series: a ring without buckets
  public List<Finding> onBucket(Ring series, long index, BucketValue value) {
    return buckets.push(series, index, value).map(this::onRing).orElse(List.of());
  }

  /// Takes in what was reported about a service, or about one that it calls; events that are never
  /// judged change nothing.
  ///
  /// @param service on whose series the change competes
  public List<Finding> onEvent(String service, DeliveryEvent event) {
    Optional<String> id = ChangeReports.idOf(event);
    Duration late = Duration.between(event.context().at(), event.context().recorded());
    if (id.isEmpty() || late.compareTo(TOO_OLD) > 0) {
      return List.of();
    }
    ServiceState state = state(service, event.context().environment());
    CandidateBook.Entry entry = candidates.update(reported(state, id.get(), event));
    put(entry.state());
    return entry.findings();
  }

  private ServiceState reported(ServiceState state, String id, DeliveryEvent event) {
    @Nullable String owner = event.context().service();
    if (owner == null || !calls.callees(state.service()).contains(owner)) {
      return state.withReports(more(state.reports(), id, event));
    }
    var callees = new TreeMap<>(state.callees());
    callees.put(owner, more(callees.getOrDefault(owner, Map.of()), id, event));
    return state.withCallees(callees);
  }

  private static Map<String, ChangeReports> more(
      Map<String, ChangeReports> reports, String id, DeliveryEvent event) {
    var more = new TreeMap<>(reports);
    more.put(id, more.getOrDefault(id, ChangeReports.of(id)).with(event));
    return more;
  }

  /// Takes in the time: closes the windows that no sample closes.
  public List<Finding> onTick(Instant at) {
    var findings = new ArrayList<Finding>();
    for (ServiceState state : services.under("")) {
      if (state.hasOpenWork()) {
        put(closeByTime(state.withWatch(state.watch().tick(at)), findings));
      }
    }
    return findings;
  }

  /// How many samples came too late, out of order or beyond the limit, since this judge was made.
  public long droppedSamples() {
    return buckets.dropped();
  }

  private List<Finding> onRing(Ring ring) {
    SeriesKey key = ring.key();
    var findings = new ArrayList<Finding>();
    ServiceState state = withRing(state(key.service(), key.environment()), ring, findings);
    ServiceState after = state;
    var episodes = new ArrayList<ServiceState.Watched>();
    for (ServiceState.Watched watched : state.episodes()) {
      if (watched.isOpen()) {
        Follower.Followed followed = follower.follow(watched, ring, findings);
        episodes.add(followed.watched());
        after = after.withWarmUps(learnt(after.warmUps(), followed.warmUps(), watched));
      } else {
        episodes.add(watched);
      }
    }
    if (!episodes.equals(state.episodes())) {
      put(after.withEpisodes(episodes).withWatch(state.watch().hear()));
    }
    shifts.watch(state, ring, calls.callees(state.service()), findings);
    return findings;
  }

  private WarmUpHistory learnt(
      WarmUpHistory before, Map<Contender, Double> shares, ServiceState.Watched watched) {
    WarmUpHistory after = before;
    for (Map.Entry<Contender, Double> each : shares.entrySet()) {
      Contender contender = each.getKey();
      after =
          after.with(
              contender.verification(),
              contender.onset().plusMillis(settings.horizonBuckets() * watched.widthMillis()),
              each.getValue());
    }
    return after;
  }

  private ServiceState withRing(ServiceState state, Ring ring, List<Finding> findings) {
    if (state.rings().contains(ring.key().text())) {
      return state;
    }
    if (state.rings().isEmpty()) {
      findings.add(new Finding.SeriesSeen(state.environment(), state.service()));
    }
    ServiceState more = state.withRing(ring.key().text());
    put(more);
    return more;
  }

  private ServiceState closeByTime(ServiceState state, List<Finding> findings) {
    var known = new TreeMap<>(state.candidates());
    known.replaceAll((_, candidate) ->
        candidate.isOpen() && isOver(state, candidate) ? over(candidate, findings) : candidate);
    ServiceState closed = state.withCandidates(known);
    return closed.withEpisodes(
        state.episodes().stream()
            .map(watched -> isOver(closed, watched) ? over(state, watched) : watched)
            .toList());
  }

  private static ServiceState.Known over(ServiceState.Known known, List<Finding> findings) {
    Candidate candidate = known.candidate();
    findings.add(
        new Finding.WindowOver(
            candidate.environment(), candidate.service(), candidate.verification()));
    return known.timeIsOver();
  }

  private ServiceState.Watched over(ServiceState state, ServiceState.Watched watched) {
    ServiceState.Watched closed = watched;
    for (Ring ring : rings.of(state).toList()) {
      closed = follower.awaitReturn(closed, ring);
    }
    return closed.timeIsOver();
  }

  private static boolean isOver(ServiceState state, ServiceState.Watched watched) {
    return !watched.over()
        && state.candidates().values().stream()
            .filter(known -> watched.episode().judges(known.candidate().verification()))
            .noneMatch(ServiceState.Known::isOpen);
  }

  /// A window is over when samples are well past its end, or when ticks are and the service has
  /// been silent: a clock that steps ends nothing while samples keep coming.
  private boolean isOver(ServiceState state, ServiceState.Known known) {
    Instant over =
        known
            .candidate()
            .onset()
            .plusMillis(settings.horizonBuckets() * known.widthMillis())
            .plus(JudgeSettings.TICK_GRACE);
    return rings.reach(state, over) || state.watch().isPast(over, JudgeSettings.TICK_GRACE);
  }

  private ServiceState state(String service, String environment) {
    @Nullable ServiceState known = services.get(ServiceState.key(environment, service));
    return known == null ? ServiceState.of(service, environment) : known;
  }

  private void put(ServiceState state) {
    services.put(ServiceState.key(state.environment(), state.service()), state);
  }
}
