package dev.weatherglass.core.correlate;

import dev.weatherglass.core.detect.Detectors;
import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.verify.Candidate;
import dev.weatherglass.core.verify.Contender;
import dev.weatherglass.core.verify.Episode;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which candidates a service has, by all that was reported of its changes and of those of the
/// services it calls; and what a new report makes of them and of their episodes.
///
/// A candidate whose buckets are still on the rings follows every new report: its onset may move,
/// and all its buckets are told again. One that is settled, because its window lies too far back,
/// only takes further names.
///
/// @param settings the numbers that decide what is one change
/// @param calls who calls whom
/// @param rings the watched series
/// @param follower tells the buckets that are closed already
record CandidateBook(
    JudgeSettings settings, CallGraph calls, ServiceRings rings, Follower follower) {

  /// The service after a report, and what is told of it.
  record Entry(ServiceState state, List<Finding> findings) {}

  /// Judges again what the candidates are.
  Entry update(ServiceState state) {
    long width = rings.finestWidth(state);
    List<Candidate> candidates = Candidates.among(changes(state), width, settings);
    var findings = new ArrayList<>(gone(state, candidates));
    var after = new TreeMap<String, ServiceState.Known>();
    for (Candidate candidate : candidates) {
      ServiceState.Known known =
          settled(state, candidate)
              .map(settled -> extended(state, settled, candidate, findings))
              .orElseGet(() -> current(state, candidate, width, findings));
      after.put(known.candidate().verification(), known);
    }
    ServiceState judged = state.withCandidates(after).withWatch(state.watch().hear());
    return new Entry(forget(withEpisodes(judged, width, findings)), findings);
  }

  private static List<Change> changes(ServiceState state) {
    return changes(state.service(), state.reports().values());
  }

  private static List<Change> changes(String service, Collection<ChangeReports> reports) {
    return reports.stream().flatMap(report -> report.change(service).stream()).toList();
  }

  private ServiceState.Known current(
      ServiceState state, Candidate candidate, long width, List<Finding> findings) {
    ServiceState.@Nullable Known before = state.candidates().get(candidate.verification());
    if (before != null && before.candidate().onset().equals(candidate.onset())) {
      return extended(state, before, candidate, findings);
    }
    var now =
        new ServiceState.Known(
            candidate,
            before == null ? width : before.widthMillis(),
            before == null ? rings.tooLateMillis(state, candidate, width) : before.lateMillis(),
            state.rings().isEmpty());
    findings.add(known(state, now));
    return now;
  }

  private ServiceState.Known extended(
      ServiceState state, ServiceState.Known known, Candidate candidate, List<Finding> findings) {
    Candidate named = known.candidate().withChanges(candidate.changes());
    if (named.equals(known.candidate())) {
      return known;
    }
    ServiceState.Known now = known.as(named);
    findings.add(known(state, now));
    return now;
  }

  private Finding known(ServiceState state, ServiceState.Known known) {
    return new Finding.CandidateKnown(
        known.candidate(),
        known.widthMillis(),
        state.rings().size(),
        rings.activeBefore(state, known.candidate()),
        known.lateMillis());
  }

  /// Episodes that are as they were go on; others begin anew, unless all their windows are so far
  /// back that nothing is to be said of them.
  private ServiceState withEpisodes(ServiceState state, long width, List<Finding> findings) {
    var watched = new ArrayList<ServiceState.Watched>();
    for (Episode episode : episodes(state, width)) {
      Optional<ServiceState.Watched> before = sharing(state, episode);
      if (before.isPresent() && before.get().episode().equals(episode)) {
        watched.add(before.get());
      } else if (isAlive(state, episode)) {
        before.ifPresent(old -> follower.forget(old.episode()));
        watched.add(
            opened(
                state,
                episode,
                before.map(ServiceState.Watched::widthMillis).orElse(width),
                findings));
      } else {
        before.ifPresent(watched::add);
      }
    }
    state.episodes().stream()
        .filter(old -> watched.stream().noneMatch(now -> share(old.episode(), now.episode())))
        .filter(ServiceState.Watched::isOpen)
        .forEach(watched::add);
    return state.withEpisodes(watched);
  }

  private List<Episode> episodes(ServiceState state, long width) {
    if (state.rings().isEmpty()) {
      return List.of();
    }
    var contenders = new ArrayList<Contender>();
    state.candidates().values().stream()
        .filter(known -> known.lateMillis() == null)
        .map(known -> contender(known.candidate(), true))
        .forEach(contenders::add);
    state
        .callees()
        .forEach((callee, reports) ->
            Candidates.among(changes(callee, reports.values()), width, settings).stream()
                .map(candidate -> contender(candidate, false))
                .forEach(contenders::add));
    return new Episodes(
            state.service(),
            state.environment(),
            Duration.ofMillis(settings.horizonBuckets() * width),
            Duration.ofMillis(settings.episodeBuckets() * width),
            calls.callees(state.service()))
        .among(contenders, state.warmUps()::before);
  }

  private static Contender contender(Candidate candidate, boolean judged) {
    return new Contender(
        candidate.verification(),
        candidate.service(),
        candidate.onset(),
        judged,
        candidate.change().revision().version());
  }

  private static Optional<ServiceState.Watched> sharing(ServiceState state, Episode episode) {
    return state.episodes().stream().filter(old -> share(old.episode(), episode)).findFirst();
  }

  private static boolean share(Episode one, Episode other) {
    return one.contenders().stream()
        .anyMatch(each -> each.judged() && other.judges(each.verification()));
  }

  private boolean isAlive(ServiceState state, Episode episode) {
    return state.candidates().values().stream()
        .filter(known -> episode.judges(known.candidate().verification()))
        .anyMatch(known -> !isSettled(state, known));
  }

  /// An episode that begins: the buckets of all series that are closed already are told at once.
  private ServiceState.Watched opened(
      ServiceState state, Episode episode, long width, List<Finding> findings) {
    var evidence = new ArrayList<Finding>();
    var detectors = new HashMap<Long, Detectors>();
    var now = new ServiceState.Watched(episode, width, Map.of(), false);
    for (Ring ring : rings.of(state).toList()) {
      now = follower.follow(now, ring, detectors, evidence).watched();
    }
    findings.add(new Finding.EpisodeKnown(episode, width, state.rings().size(), evidence.size()));
    findings.addAll(evidence);
    return now;
  }

  /// What was judged so long ago that its buckets are gone.
  private Optional<ServiceState.Known> settled(ServiceState state, Candidate candidate) {
    return state.candidates().values().stream()
        .filter(known -> candidate.changes().stream().anyMatch(change -> known.holds(change.id())))
        .filter(known -> isSettled(state, known))
        .findFirst();
  }

  private boolean isSettled(ServiceState state, ServiceState.Known known) {
    return rings.tooLateMillis(state, known.candidate(), known.widthMillis()) != null;
  }

  /// Candidates that are no more, because a report showed their changes to be part of another one.
  private List<Finding> gone(ServiceState state, List<Candidate> candidates) {
    var findings = new ArrayList<Finding>();
    for (ServiceState.Known known : state.candidates().values()) {
      Candidate old = known.candidate();
      candidates.stream()
          .filter(_ -> !isSettled(state, known))
          .filter(candidate -> !candidate.verification().equals(old.verification()))
          .filter(candidate -> candidate.holds(old.changes().getFirst().id()))
          .findFirst()
          .ifPresent(into ->
              findings.add(
                  new Finding.CandidateGone(
                      old.environment(), old.service(), old.verification(), into)));
    }
    return findings;
  }

  /// Reports of changes that can play no part any more are let go.
  private static ServiceState forget(ServiceState state) {
    Instant keptFrom = state.newestOnset().minus(ServiceJudge.TOO_OLD);
    var candidates = new TreeMap<>(state.candidates());
    candidates
        .values()
        .removeIf(known ->
            known.candidate().onset().isBefore(keptFrom)
                && !known.isOpen()
                && !competes(state, known.candidate().onset()));
    var reports = new TreeMap<>(state.reports());
    reports
        .values()
        .removeIf(report ->
            report.newest().isBefore(keptFrom)
                && candidates.values().stream().noneMatch(known -> known.holds(report.id())));
    var callees = new TreeMap<String, Map<String, ChangeReports>>();
    state
        .callees()
        .forEach((callee, all) -> {
          var kept = new TreeMap<>(all);
          kept.values()
              .removeIf(report ->
                  report.newest().isBefore(keptFrom) && !competes(state, report.newest()));
          callees.put(callee, kept);
        });
    return state.withReports(reports).withCandidates(candidates).withCallees(callees);
  }

  /// Whether an episode that is still followed may hold a change of this time.
  private static boolean competes(ServiceState state, Instant onset) {
    return state.episodes().stream()
        .filter(ServiceState.Watched::isOpen)
        .anyMatch(watched -> !onset.isBefore(watched.episode().onset()));
  }
}
