package dev.weatherglass.core.correlate;

import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.StableId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All that was reported of one entity that may be judged: the last word for each of its phases.
/// The fold gives the same answer for every order and repetition of its events. Of two reports with
/// one identity, as a decoder tells it that was mended, the one that was recorded later counts.
///
/// @param id the entity
/// @param byPhase the report that counts for each phase
public record ChangeReports(String id, Map<Phase, DeliveryEvent> byPhase) {

  private static final Set<Outcome> NEVER_HAPPENED = Set.of(Outcome.CANCELLED, Outcome.SKIPPED);

  /// For `started` the first report counts, for every other phase the last one; ties go to the
  /// smaller id.
  private static final Comparator<DeliveryEvent> BY_TIME =
      Comparator.<DeliveryEvent, Instant>comparing(event -> event.context().at())
          .thenComparing(event -> event.context().identity().id())
          .thenComparing(event -> event.context().identity().source());

  public ChangeReports {
    byPhase = new TreeMap<>(byPhase);
  }

  /// Nothing reported yet.
  public static ChangeReports of(String id) {
    return new ChangeReports(id, Map.of());
  }

  /// The entity an event reports on; empty where nothing is judged: commits, builds, tests,
  /// incidents.
  public static Optional<String> idOf(DeliveryEvent event) {
    EventContext context = event.context();
    return switch (event) {
      case DeployEvent deploy -> Optional.of(deploy.deployId());
      case ConfigurationEvent _ ->
          Optional.of(
              StableId.of(
                  "config",
                  context.identity().source(),
                  context.run() == null ? context.identity().id() : context.run()));
      default -> Optional.empty();
    };
  }

  /// The reports and one more.
  public ChangeReports with(DeliveryEvent event) {
    Phase phase = event.context().phase();
    var more = new TreeMap<>(byPhase);
    more.merge(phase, event, (known, told) -> counting(phase, known, told));
    return new ChangeReports(id, more);
  }

  private static DeliveryEvent counting(Phase phase, DeliveryEvent known, DeliveryEvent told) {
    if (known.context().identity().equals(told.context().identity())) {
      return told.context().recorded().isBefore(known.context().recorded()) ? known : told;
    }
    return phase == Phase.STARTED ? first(known, told) : last(known, told);
  }

  /// What is to be judged of it; empty while nothing can have had an effect.
  ///
  /// @param service on whose series it competes
  public Optional<Change> change(String service) {
    @Nullable DeliveryEvent begun =
        Optional.ofNullable(byPhase.get(Phase.STARTED)).orElse(byPhase.get(Phase.PROGRESS));
    @Nullable DeliveryEvent finished = byPhase.get(Phase.FINISHED);
    if (begun != null) {
      return judged(service, begun, finished == null ? begun : finished);
    }
    return finished == null || neverHappened(finished)
        ? Optional.empty()
        : judged(service, finished, finished);
  }

  private Optional<Change> judged(String service, DeliveryEvent onset, DeliveryEvent latest) {
    return latest instanceof ConfigurationEvent configuration && !changedSomething(configuration)
        ? Optional.empty()
        : Optional.of(change(service, onset, latest));
  }

  /// When the newest of its reports says that it happened.
  Instant newest() {
    return byPhase.values().stream()
        .map(event -> event.context().at())
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private Change change(String service, DeliveryEvent onset, DeliveryEvent latest) {
    EventContext context = latest.context();
    return new Change(
        id,
        latest.kind(),
        service,
        context.environment(),
        onset.context().at(),
        known(context.revision(), onset.context().revision()),
        latest instanceof DeployEvent deploy ? deploy.how() : null,
        context.actor() == null ? onset.context().actor() : context.actor(),
        context.identity().source(),
        context.links().values().stream().sorted().findFirst().orElse(null));
  }

  private static Revision known(Revision latest, Revision earlier) {
    return new Revision(
        latest.version() == null ? earlier.version() : latest.version(),
        latest.commit() == null ? earlier.commit() : latest.commit(),
        latest.digest() == null ? earlier.digest() : latest.digest());
  }

  private static boolean neverHappened(DeliveryEvent finished) {
    return NEVER_HAPPENED.contains(finished.context().outcome());
  }

  private static boolean changedSomething(ConfigurationEvent event) {
    return event.flag() != null
        || event.drift() == ConfigurationEvent.Drift.CORRECTED
        || event.context().outcome() == Outcome.CHANGED;
  }

  private static DeliveryEvent first(DeliveryEvent one, DeliveryEvent other) {
    return BY_TIME.compare(one, other) <= 0 ? one : other;
  }

  private static DeliveryEvent last(DeliveryEvent one, DeliveryEvent other) {
    return BY_TIME.compare(one, other) >= 0 ? one : other;
  }
}
