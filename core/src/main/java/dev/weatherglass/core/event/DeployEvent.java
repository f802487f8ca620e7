package dev.weatherglass.core.event;

import org.jspecify.annotations.Nullable;

/// A phase of a deploy: new software, an old one again, a restart, other scale, or removal.
///
/// @param how what was done
/// @param inPlace whether running servers were changed instead of replaced; that is news
/// @param canary share of traffic on the new version in (0, 1]; null where it is no canary
/// @param previousVersion what ran before, as the sender says; null where unknown
public record DeployEvent(
    EventContext context,
    How how,
    boolean inPlace,
    @Nullable Double canary,
    @Nullable String previousVersion)
    implements DeliveryEvent {

  /// What a deploy does to the running software.
  public enum How {
    ROLLOUT,
    ROLLBACK,
    RESTART,
    SCALE,
    REMOVE,
    /// Traffic was switched to what was there already.
    PUBLISH
  }

  public DeployEvent {
    if (canary != null && !(canary > 0 && canary <= 1)) {
      throw new IllegalArgumentException("deploy.canary must be in (0, 1] but was " + canary);
    }
  }

  /// The entity that all phases of this run share.
  public String deployId() {
    EventIdentity identity = context.identity();
    @Nullable String run = context.run();
    return StableId.of("deploy", identity.source(), run == null ? identity.id() : run);
  }

  @Override
  public EventKind kind() {
    return EventKind.DEPLOY;
  }

  @Override
  public DeployEvent withContext(EventContext changed) {
    return new DeployEvent(changed, how, inPlace, canary, previousVersion);
  }
}
