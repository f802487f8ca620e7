package dev.weatherglass.wire.access;

import org.jspecify.annotations.Nullable;

/// Whether a request that stays open, as a stream does, may go on: a token that let it in may have
/// been revoked since.
@FunctionalInterface
public interface Visit {

  /// Under which a request carries its visit.
  String ATTRIBUTE = "weatherglass.visit";

  /// Asks now; cheap enough to be asked with every piece of news.
  boolean lasts();

  /// The visit of a request; one without end where nobody guards the door.
  ///
  /// @param attribute what stands under [#ATTRIBUTE]
  static Visit of(@Nullable Object attribute) {
    return attribute instanceof Visit visit ? visit : () -> true;
  }
}
