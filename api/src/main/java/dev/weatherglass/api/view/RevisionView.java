package dev.weatherglass.api.view;

import dev.weatherglass.core.event.Revision;
import org.jspecify.annotations.Nullable;

/// Which state of the software is meant.
///
/// @param label what to call it in a sentence
public record RevisionView(
    String label, @Nullable String version, @Nullable String commit, @Nullable String digest) {

  public static RevisionView of(Revision revision) {
    return new RevisionView(
        revision.label(), revision.version(), revision.commit(), revision.digest());
  }
}
