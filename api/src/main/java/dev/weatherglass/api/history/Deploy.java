package dev.weatherglass.api.history;

import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A deploy as one entity: what its events say together. A function of the set of events, whatever
/// their order; what an event of a higher phase says wins, what it leaves open is taken from the
/// phases before.
///
/// @param id see [DeployEvent#deployId()]
/// @param source who reported it
/// @param run the sender's id of it; null where it has none
/// @param service what was deployed
/// @param environment where to
/// @param revision the version, commit and digest as far as known
/// @param how what was done
/// @param inPlace whether running servers were changed instead of replaced
/// @param canaryShare share of traffic in (0, 1]; null where it is no canary
/// @param previousVersion what ran before, as the sender says; null where unknown
/// @param phase how far it is
/// @param outcome how it ended; `UNKNOWN` while it has not
/// @param onset when it can first have had an effect; while it is queued, when it was queued
/// @param startedAt when it started; null where nobody said
/// @param finishedAt when it finished; null while it has not
/// @param recordedAt when we first heard of it
/// @param reportedLate whether we heard of each effective phase more than [#LATE] after it
/// @param actor who did it; null where unknown
/// @param links names to URLs
/// @param labels free words of the sender
/// @param reports its events, earliest phase first
public record Deploy(
    String id,
    String source,
    @Nullable String run,
    String service,
    String environment,
    Revision revision,
    DeployEvent.How how,
    boolean inPlace,
    @Nullable Double canaryShare,
    @Nullable String previousVersion,
    Phase phase,
    Outcome outcome,
    Instant onset,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    Instant recordedAt,
    boolean reportedLate,
    @Nullable String actor,
    Map<String, String> links,
    Map<String, String> labels,
    List<Report> reports) {

  /// What was received later than this after its own time opens no verification.
  public static final Duration LATE = Duration.ofHours(24);

  private static final Comparator<DeployEvent> BY_LIFE =
      Comparator.<DeployEvent>comparingInt(event -> event.context().phase().rank())
          .thenComparing(event -> event.context().at())
          .thenComparing(event -> event.context().recorded())
          .thenComparing(event -> event.context().identity().id());

  /// One event of the deploy.
  ///
  /// @param eventId the id with which it was accepted
  /// @param phase what it reports
  /// @param at when that happened
  /// @param recordedAt when we heard of it
  public record Report(String eventId, Phase phase, Instant at, Instant recordedAt) {}

  public Deploy {
    links = new TreeMap<>(links);
    labels = new TreeMap<>(labels);
    reports = List.copyOf(reports);
  }

  /// The deploy that these events tell of.
  ///
  /// @param events all with the same [DeployEvent#deployId()]; not empty
  public static Deploy of(List<DeployEvent> events) {
    List<DeployEvent> life = events.stream().sorted(BY_LIFE).toList();
    DeployEvent last = life.getLast();
    EventContext context = last.context();
    return new Deploy(
        last.deployId(),
        context.identity().source(),
        context.run(),
        last.subject(),
        context.environment(),
        revision(life),
        last.how(),
        last.inPlace(),
        Life.last(life, DeployEvent::canary),
        Life.last(life, DeployEvent::previousVersion),
        context.phase(),
        context.phase() == Phase.FINISHED ? context.outcome() : Outcome.UNKNOWN,
        onset(life),
        Life.earliest(life, event -> event.context().phase() == Phase.STARTED),
        context.phase() == Phase.FINISHED ? context.at() : null,
        Life.recorded(life),
        life.stream().filter(Deploy::isEffective).allMatch(Deploy::isLate),
        Life.last(life, event -> event.context().actor()),
        Life.merged(life, EventContext::links),
        Life.merged(life, EventContext::labels),
        life.stream().map(Deploy::report).toList());
  }

  /// Whether it can have had an effect: neither only queued, nor cancelled or skipped before
  /// anybody saw it start.
  public boolean effective() {
    boolean dropped = outcome == Outcome.CANCELLED || outcome == Outcome.SKIPPED;
    return phase != Phase.QUEUED && !(dropped && startedAt == null);
  }

  private static Revision revision(List<DeployEvent> life) {
    return new Revision(
        Life.last(life, event -> event.context().revision().version()),
        Life.last(life, event -> event.context().revision().commit()),
        Life.last(life, event -> event.context().revision().digest()));
  }

  private static Instant onset(List<DeployEvent> life) {
    return life.stream()
        .filter(Deploy::isEffective)
        .map(event -> event.context().at())
        .min(Instant::compareTo)
        .orElseGet(() -> life.getFirst().context().at());
  }

  private static boolean isEffective(DeployEvent event) {
    return event.context().phase() != Phase.QUEUED;
  }

  private static boolean isLate(DeployEvent event) {
    EventContext context = event.context();
    return Duration.between(context.at(), context.recorded()).compareTo(LATE) > 0;
  }

  private static Report report(DeployEvent event) {
    EventContext context = event.context();
    return new Report(context.identity().id(), context.phase(), context.at(), context.recorded());
  }
}
