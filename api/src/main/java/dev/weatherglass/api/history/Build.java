package dev.weatherglass.api.history;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.StableId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A build, or a part of one, as one entity: what its events say together, whatever their order;
/// what an event of a higher phase says wins, what it leaves open is taken from the phases before.
///
/// @param id function of source, run, unit and name; without a run, of the event
/// @param source who reported it
/// @param run the sender's id of the run that it is, or is a part of; null where it has none
/// @param service what was built
/// @param environment what events of it are filed under; mostly the default one
/// @param unit which part of a build it is
/// @param name what the source calls it; null where it has no name
/// @param branch null where unknown
/// @param revision the commit, version and digest as far as known
/// @param phase how far it is
/// @param outcome how it ended; `UNKNOWN` while it has not
/// @param at when it reached its phase
/// @param startedAt when it started; null where nobody said and it cannot be computed
/// @param finishedAt when it finished; null while it has not
/// @param durationSeconds how long it ran; null while it runs, or where unknown
/// @param recordedAt when we first heard of it
/// @param reportedLate whether we heard of its end more than a day after it
/// @param actor who did it; null where unknown
/// @param links names to URLs
/// @param labels free words of the sender
public record Build(
    String id,
    String source,
    @Nullable String run,
    String service,
    String environment,
    BuildEvent.Unit unit,
    @Nullable String name,
    @Nullable String branch,
    Revision revision,
    Phase phase,
    Outcome outcome,
    Instant at,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Double durationSeconds,
    Instant recordedAt,
    boolean reportedLate,
    @Nullable String actor,
    Map<String, String> links,
    Map<String, String> labels) {

  private static final double MILLIS = 1_000;

  private static final Comparator<BuildEvent> BY_LIFE =
      Comparator.<BuildEvent>comparingInt(event -> event.context().phase().rank())
          .thenComparing(event -> event.context().at())
          .thenComparing(event -> event.context().recorded())
          .thenComparing(event -> event.context().identity().id());

  public Build {
    links = new TreeMap<>(links);
    labels = new TreeMap<>(labels);
  }

  /// The id of the build that this event is about.
  public static String id(BuildEvent event) {
    EventIdentity identity = event.context().identity();
    @Nullable String run = event.context().run();
    return run == null
        ? StableId.of("build", identity.source(), identity.id())
        : StableId.of(
            "build",
            identity.source(),
            run,
            event.unit().name(),
            Objects.requireNonNullElse(event.name(), ""));
  }

  /// The build that these events tell of.
  ///
  /// @param events all with the same [#id]; not empty
  public static Build of(List<BuildEvent> events) {
    List<BuildEvent> life = events.stream().sorted(BY_LIFE).toList();
    BuildEvent last = life.getLast();
    EventContext context = last.context();
    Map<String, String> labels = Life.merged(life, EventContext::labels);
    boolean over = context.phase() == Phase.FINISHED;
    @Nullable Instant said = Life.earliest(life, one -> one.context().phase() == Phase.STARTED);
    @Nullable Double seconds = over ? seconds(last, said) : null;
    return new Build(
        id(last),
        context.identity().source(),
        context.run(),
        last.subject(),
        context.environment(),
        last.unit(),
        last.name(),
        labels.get("branch"),
        revision(life),
        context.phase(),
        over ? context.outcome() : Outcome.UNKNOWN,
        context.at(),
        said == null ? computed(context.at(), seconds) : said,
        over ? context.at() : null,
        seconds,
        Life.recorded(life),
        over && Deploy.LATE.compareTo(Duration.between(context.at(), context.recorded())) < 0,
        Life.last(life, event -> event.context().actor()),
        Life.merged(life, EventContext::links),
        labels);
  }

  private static Revision revision(List<BuildEvent> life) {
    return new Revision(
        Life.last(life, event -> event.context().revision().version()),
        Life.last(life, event -> event.context().revision().commit()),
        Life.last(life, event -> event.context().revision().digest()));
  }

  /// What the sender says, else what lies between start and end; what would be negative is unknown.
  private static @Nullable Double seconds(BuildEvent end, @Nullable Instant started) {
    @Nullable Double told = end.durationSeconds();
    if (told == null && started != null) {
      told = Duration.between(started, end.context().at()).toMillis() / MILLIS;
    }
    return told == null || told < 0 || !Double.isFinite(told) ? null : told;
  }

  private static @Nullable Instant computed(Instant end, @Nullable Double seconds) {
    return seconds == null || seconds > Duration.ofDays(365).toSeconds()
        ? null
        : end.minusMillis((long) (seconds * MILLIS));
  }
}
