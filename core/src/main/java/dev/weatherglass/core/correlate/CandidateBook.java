package dev.weatherglass.core.correlate;

import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.verify.Candidate;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which candidates a service has, by all that was reported of its changes; and what a new report
/// makes of them.
///
/// A candidate whose buckets are still on the rings follows every new report: its window may move,
/// and all its buckets are told again. One that is settled, because its baseline has left the
/// rings, only takes further names.
///
/// @param settings the numbers that decide what is one change
/// @param rings the watched series
/// @param follower tells the buckets that are closed already
record CandidateBook(JudgeSettings settings, ServiceRings rings, Follower follower) {

  /// The service after a report, and what is told of it.
  record Entry(ServiceState state, List<Finding> findings) {}

  /// Judges again what the candidates are.
  Entry update(ServiceState state) {
    long width = rings.finestWidth(state);
    List<Change> changes =
        state.reports().values().stream()
            .flatMap(report -> report.change(state.service()).stream())
            .toList();
    List<Candidate> candidates = Candidates.among(changes, width, settings);
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
    return new Entry(forget(judged), findings);
  }

  private ServiceState.Known current(
      ServiceState state, Candidate candidate, long width, List<Finding> findings) {
    ServiceState.@Nullable Known before = state.candidates().get(candidate.verification());
    if (before == null) {
      @Nullable Long late = rings.tooLateMillis(state, candidate, width);
      return opened(state, candidate, width, late, findings);
    }
    if (before.candidate().equals(candidate)) {
      return before;
    }
    return before.candidate().sameWindow(candidate)
        ? renamed(state, before, candidate, findings)
        : opened(state, candidate, before.widthMillis(), before.lateMillis(), findings);
  }

  /// A window that is new: the buckets of all series that are closed already are told at once.
  private ServiceState.Known opened(
      ServiceState state,
      Candidate candidate,
      long width,
      @Nullable Long late,
      List<Finding> findings) {
    var evidence = new ArrayList<Finding>();
    var now = new ServiceState.Known(candidate, width, late, Map.of(), state.rings().isEmpty());
    for (Ring ring : late == null ? rings.of(state).toList() : List.<Ring>of()) {
      now = follower.follow(state, now, ring, evidence);
    }
    findings.add(known(state, now, evidence.size()));
    findings.addAll(evidence);
    return now;
  }

  private ServiceState.Known renamed(
      ServiceState state, ServiceState.Known before, Candidate candidate, List<Finding> findings) {
    ServiceState.Known now = before.as(candidate);
    findings.add(known(state, now, 0));
    return now;
  }

  private Finding known(ServiceState state, ServiceState.Known known, int following) {
    return new Finding.CandidateKnown(
        known.candidate(),
        known.widthMillis(),
        state.rings().size(),
        rings.activeBefore(state, known.candidate()),
        known.lateMillis(),
        following);
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

  private ServiceState.Known extended(
      ServiceState state, ServiceState.Known settled, Candidate candidate, List<Finding> findings) {
    Candidate named = settled.candidate().withChanges(candidate.changes());
    return named.equals(settled.candidate()) ? settled : renamed(state, settled, named, findings);
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
        .removeIf(known -> known.candidate().onset().isBefore(keptFrom) && !known.isOpen());
    var reports = new TreeMap<>(state.reports());
    reports
        .values()
        .removeIf(report ->
            report.newest().isBefore(keptFrom)
                && candidates.values().stream().noneMatch(known -> known.holds(report.id())));
    return state.withReports(reports).withCandidates(candidates);
  }
}
