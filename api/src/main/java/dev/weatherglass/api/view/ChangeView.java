package dev.weatherglass.api.view;

import dev.weatherglass.core.event.Change;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something that can be to blame.
///
/// @param id for a deploy, the id under `/api/v1/deploys`
/// @param kind `deploy`, `config`, or `change` for a commit
/// @param label what to call it in a sentence
/// @param how what the deploy did; absent for a configuration change and a commit
/// @param onset when it can first have had an effect
public record ChangeView(
    String id,
    String kind,
    String label,
    String service,
    String environment,
    @Nullable String how,
    RevisionView revision,
    Instant onset,
    @Nullable String actor,
    String source,
    @Nullable String url) {

  public static ChangeView of(Change change) {
    return new ChangeView(
        change.id(),
        change.kind().word(),
        change.label(),
        change.service(),
        change.environment(),
        change.how() == null ? null : change.how().name().toLowerCase(Locale.ROOT),
        RevisionView.of(change.revision()),
        change.onset(),
        change.actor(),
        change.source(),
        change.url());
  }

  /// The change, or null for null.
  public static @Nullable ChangeView orNull(@Nullable Change change) {
    return change == null ? null : of(change);
  }
}
