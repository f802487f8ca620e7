package dev.weatherglass.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What can be to blame and is therefore judged: a deploy of any kind, a configuration event that
/// changed something, or a feature flag; of a history of builds, tests or benchmarks, the commit.
/// Never a [ChangeEvent], nor what was cancelled or skipped before it started.
///
/// @param id the entity: all phases of one deploy share it
/// @param kind the family it came from
/// @param service whose series it competes on
/// @param environment where it happened
/// @param onset the earliest moment at which it can have had an effect
/// @param revision what was deployed
/// @param how what the deploy did; null for a configuration change or a commit
/// @param actor who did it; null where unknown
/// @param source who reported it
/// @param url where a person can read about it; null where unknown
public record Change(
    String id,
    EventKind kind,
    String service,
    String environment,
    Instant onset,
    Revision revision,
    DeployEvent.@Nullable How how,
    @Nullable String actor,
    String source,
    @Nullable String url) {

  /// What to call it in a sentence, as `v2.14.0`, `rollback to 1.4.1` or `puppet on web-1`.
  public String label() {
    if (kind == EventKind.CHANGE) {
      return "commit " + revision.label();
    }
    if (how == null) {
      return kind.word() + " change";
    }
    return switch (how) {
      case ROLLOUT -> revision.label();
      case ROLLBACK -> "rollback to " + revision.label();
      case RESTART ->
          "restart of " + (revision.equals(Revision.UNKNOWN) ? service : revision.label());
      case SCALE -> "scaling of " + revision.label();
      case REMOVE -> "removal of " + revision.label();
      case PUBLISH ->
          "switch to " + (revision.equals(Revision.UNKNOWN) ? service : revision.label());
    };
  }
}
