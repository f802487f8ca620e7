package dev.weatherglass.core.correlate;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.FamilyState;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.UsualWeek;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.Candidate;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
  private final Shelf<ServiceState> services;
  private final ServiceRings rings;
  private final Buckets buckets;
  private final Follower follower;
  private final CandidateBook candidates;

  public ServiceJudge(
      JudgeSettings settings,
      Watch watch,
      Shelf<FamilyState> families,
      Shelf<Ring> rings,
      Shelf<UsualWeek> weeks,
      Shelf<ServiceState> services) {
    this.settings = settings;
    this.services = services;
    this.rings = new ServiceRings(rings, settings);
    this.buckets = new Buckets(settings, watch, families, rings, weeks);
    this.follower = new Follower(settings);
    this.candidates = new CandidateBook(settings, this.rings, follower);
  }

  /// Takes in samples of one service.
  public List<Finding> onMetrics(MetricBatch batch) {
    var findings = new ArrayList<Finding>();
    buckets.take(batch).rings().forEach(ring -> findings.addAll(onRing(ring)));
    return findings;
  }

  /// Takes in one closed bucket of a watched series, for those who have buckets instead of samples.
  ///
  /// @param series names the series: a ring without buckets
  public List<Finding> onBucket(Ring series, long index, BucketValue value) {
    return buckets.push(series, index, value).map(this::onRing).orElse(List.of());
  }

  /// Takes in what was reported about a service; events that are never judged change nothing.
  ///
  /// @param service whose series the change competes on
  public List<Finding> onEvent(String service, DeliveryEvent event) {
    Optional<String> id = ChangeReports.idOf(event);
    Duration late = Duration.between(event.context().at(), event.context().recorded());
    if (id.isEmpty() || late.compareTo(TOO_OLD) > 0) {
      return List.of();
    }
    ServiceState state = state(service, event.context().environment());
    var reports = new TreeMap<>(state.reports());
    reports.put(id.get(), reports.getOrDefault(id.get(), ChangeReports.of(id.get())).with(event));
    CandidateBook.Entry entry = candidates.update(state.withReports(reports));
    put(entry.state());
    return entry.findings();
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
    var known = new TreeMap<>(state.candidates());
    known.replaceAll((_, candidate) ->
        candidate.isOpen() ? follower.follow(state, candidate, ring, findings) : candidate);
    if (!known.equals(state.candidates())) {
      put(state.withCandidates(known).withWatch(state.watch().hear()));
    }
    return findings;
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
        candidate.isOpen() && !candidate.over() && isOver(state, candidate)
            ? over(state, candidate, findings)
            : candidate);
    return state.withCandidates(known);
  }

  private ServiceState.Known over(
      ServiceState state, ServiceState.Known known, List<Finding> findings) {
    Candidate candidate = known.candidate();
    findings.add(
        new Finding.WindowOver(
            candidate.environment(), candidate.service(), candidate.verification()));
    ServiceState.Known closed = known;
    for (Ring ring : rings.of(state).toList()) {
      closed = follower.awaitReturn(closed, ring);
    }
    return closed.timeIsOver();
  }

  /// A window is over when samples are well past its end, or when ticks are and the service has
  /// been silent: a clock that steps ends nothing while samples keep coming.
  private boolean isOver(ServiceState state, ServiceState.Known known) {
    Instant horizon =
        known.candidate().onset().plusMillis(settings.horizonBuckets() * known.widthMillis());
    @Nullable Instant until = known.candidate().until();
    Instant end = until != null && until.isBefore(horizon) ? until : horizon;
    Instant over = end.plus(JudgeSettings.TICK_GRACE);
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
