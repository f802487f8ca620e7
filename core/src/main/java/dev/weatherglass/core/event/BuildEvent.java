package dev.weatherglass.core.event;

import org.jspecify.annotations.Nullable;

/// A phase of a build, or of a part of one.
///
/// @param unit which part: only pipelines are counted as builds
/// @param name what the source calls it, as `CI`; null where it has no name
/// @param durationSeconds how long it ran; null while it runs or where unknown
public record BuildEvent(
    EventContext context, Unit unit, @Nullable String name, @Nullable Double durationSeconds)
    implements DeliveryEvent {

  /// Parts of a build, from large to small; a check is a status that somebody reported and never
  /// counted.
  public enum Unit {
    PIPELINE,
    STAGE,
    JOB,
    TASK,
    CHECK
  }

  @Override
  public EventKind kind() {
    return EventKind.BUILD;
  }

  @Override
  public BuildEvent withContext(EventContext changed) {
    return new BuildEvent(changed, unit, name, durationSeconds);
  }
}
