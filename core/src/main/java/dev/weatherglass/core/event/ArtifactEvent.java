package dev.weatherglass.core.event;

import org.jspecify.annotations.Nullable;

/// A package, image or release that was made or published.
///
/// @param name of the artefact, as `registry/shop`; null where unknown
/// @param action what the source says happened, as `released`; null where unknown
public record ArtifactEvent(EventContext context, @Nullable String name, @Nullable String action)
    implements DeliveryEvent {

  @Override
  public EventKind kind() {
    return EventKind.ARTIFACT;
  }

  @Override
  public ArtifactEvent withContext(EventContext changed) {
    return new ArtifactEvent(changed, name, action);
  }
}
