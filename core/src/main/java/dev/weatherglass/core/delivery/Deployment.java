package dev.weatherglass.core.delivery;

import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Revision;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One deploy as history keeps it: all its events together.
///
/// @param id the entity, see [DeployEvent#deployId()]
/// @param source who reported it
/// @param run the sender's id of it; null where it has none
/// @param service what was deployed
/// @param environment where to
/// @param revision what was deployed, as far as known
/// @param how what the sender says was done
/// @param inPlace whether running servers were changed instead of replaced
/// @param outcome how it ended; `UNKNOWN` while it has not
/// @param startedAt when it started; null where nobody said
/// @param finishedAt when it finished; null while it has not
/// @param previousVersion what ran before, as the sender says; null where unknown
/// @param repository where the commits are, as `octo/shop`; null where unknown
/// @param branch what it was built from; null where unknown
/// @param team who owns the service, as a label says; null where unknown
/// @param labels free words of the sender
/// @param regression the verdict, if it is `regressed`; null otherwise
public record Deployment(
    String id,
    String source,
    @Nullable String run,
    String service,
    String environment,
    Revision revision,
    DeployEvent.How how,
    boolean inPlace,
    Outcome outcome,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String previousVersion,
    @Nullable String repository,
    @Nullable String branch,
    @Nullable String team,
    Map<String, String> labels,
    @Nullable Regression regression) {

  /// The order of a history: by finish, else by start, what has neither last.
  public static final Comparator<Deployment> IN_ORDER =
      Comparator.comparing(Deployment::moment)
          .thenComparing(Deployment::began)
          .thenComparing(Deployment::id);

  public Deployment {
    labels = Map.copyOf(labels);
  }

  /// Whether it finished with success.
  public boolean succeeded() {
    return finishedAt != null && outcome == Outcome.SUCCESS;
  }

  /// When it is placed in its history: its finish, else its start, else after everything.
  public Instant moment() {
    return finishedAt != null ? finishedAt : startedAt != null ? startedAt : Instant.MAX;
  }

  /// When it began, as far as known: what was merged later cannot be in it.
  public Instant began() {
    return startedAt == null ? moment() : startedAt;
  }

  /// Whether it put software somewhere: with success, and neither restarted, scaled nor removed.
  public boolean delivers() {
    return succeeded()
        && switch (how) {
          case ROLLOUT, ROLLBACK, PUBLISH -> true;
          case RESTART, SCALE, REMOVE -> false;
        };
  }

  /// Whether both put the same software somewhere.
  public boolean sameSoftware(Deployment other) {
    return Software.same(revision, other.revision());
  }
}
