package dev.weatherglass.api.history;

import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.ChangeEvent.Commit;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.StableId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A push, or a pull or merge request as one entity: what its events say together, whatever their
/// order. A push and a request may hold the same commits; whoever counts commits tells them apart
/// by sha.
///
/// @param id function of source, repository and number, of a push of its event
/// @param source who reported it
/// @param service whose code it is
/// @param environment of no meaning for code; what events are filed under
/// @param repository full name; null where unknown
/// @param branch that it comes from, of a push the one it went to; null where unknown
/// @param base that it goes to; null where unknown
/// @param number of the request; null for a push
/// @param phase how far it is
/// @param commit the head, or what the merge made; null where unknown
/// @param createdAt when we know of it first
/// @param landedAt when it was merged or pushed; null while it was not
/// @param at the time it is listed under: when it landed, else of its last event
/// @param actor who did it; null where unknown
/// @param commits each once, oldest first
/// @param links names to URLs
/// @param labels free words of the sender
public record CodeChange(
    String id,
    String source,
    String service,
    String environment,
    @Nullable String repository,
    @Nullable String branch,
    @Nullable String base,
    @Nullable String number,
    Phase phase,
    @Nullable String commit,
    Instant createdAt,
    @Nullable Instant landedAt,
    Instant at,
    @Nullable String actor,
    List<Commit> commits,
    Map<String, String> links,
    Map<String, String> labels) {

  private static final Comparator<ChangeEvent> BY_LIFE =
      Comparator.<ChangeEvent>comparingInt(event -> event.context().phase().rank())
          .thenComparing(event -> event.context().at())
          .thenComparing(event -> event.context().recorded())
          .thenComparing(event -> event.context().identity().id());

  private static final Comparator<Commit> OLDEST_FIRST =
      Comparator.<Commit, Instant>comparing(
              Commit::at, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Commit::sha);

  public CodeChange {
    commits = List.copyOf(commits);
    links = new TreeMap<>(links);
    labels = new TreeMap<>(labels);
  }

  /// The id of the change that this event is about.
  public static String id(ChangeEvent event) {
    String source = event.context().identity().source();
    @Nullable String number = event.number();
    return number == null
        ? StableId.of("push", source, event.context().identity().id())
        : StableId.of("change", source, Objects.requireNonNullElse(event.repository(), ""), number);
  }

  /// The change that these events tell of.
  ///
  /// @param events all with the same [#id]; not empty
  public static CodeChange of(List<ChangeEvent> events) {
    List<ChangeEvent> life = events.stream().sorted(BY_LIFE).toList();
    ChangeEvent last = life.getLast();
    EventContext context = last.context();
    @Nullable Instant landed = Life.earliest(life, CodeChange::landed);
    return new CodeChange(
        id(last),
        context.identity().source(),
        last.subject(),
        context.environment(),
        Life.last(life, ChangeEvent::repository),
        Life.last(life, ChangeEvent::branch),
        Life.last(life, ChangeEvent::base),
        last.number(),
        context.phase(),
        Life.last(life, event -> event.context().revision().commit()),
        Objects.requireNonNull(Life.earliest(life, _ -> true)),
        landed,
        landed == null ? context.at() : landed,
        Life.last(life, event -> event.context().actor()),
        commits(life),
        Life.merged(life, EventContext::links),
        Life.merged(life, EventContext::labels));
  }

  private static boolean landed(ChangeEvent event) {
    Phase phase = event.context().phase();
    return phase == Phase.MERGED || phase == Phase.PUSHED;
  }

  private static List<Commit> commits(List<ChangeEvent> life) {
    var bySha = new TreeMap<String, Commit>();
    life.forEach(event -> event.commits().forEach(commit -> bySha.put(commit.sha(), commit)));
    return bySha.values().stream().sorted(OLDEST_FIRST).toList();
  }
}
