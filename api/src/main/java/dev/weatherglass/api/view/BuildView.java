package dev.weatherglass.api.view;

import dev.weatherglass.api.history.Build;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A build, or a part of one.
///
/// @param unit `pipeline`, `stage`, `job`, `task` or `check`
/// @param phase how far it is: `queued`, `started`, `progress`, `finished`
/// @param outcome how it ended; absent while it has not
/// @param startedAt absent where nobody said
/// @param finishedAt absent while it has not
/// @param durationSeconds absent while it runs, or where unknown
/// @param recordedAt when we first heard of it
public record BuildView(
    String id,
    String service,
    String environment,
    String unit,
    @Nullable String name,
    @Nullable String branch,
    RevisionView revision,
    String phase,
    @Nullable String outcome,
    Instant at,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Double durationSeconds,
    Instant recordedAt,
    String source,
    @Nullable String run,
    @Nullable String actor,
    Map<String, String> links,
    Map<String, String> labels) {

  public static BuildView of(Build build) {
    return new BuildView(
        build.id(),
        build.service(),
        build.environment(),
        build.unit().name().toLowerCase(Locale.ROOT),
        build.name(),
        build.branch(),
        RevisionView.of(build.revision()),
        build.phase().word(),
        build.finishedAt() == null ? null : build.outcome().word(),
        build.at(),
        build.startedAt(),
        build.finishedAt(),
        build.durationSeconds(),
        build.recordedAt(),
        build.source(),
        build.run(),
        build.actor(),
        build.links(),
        build.labels());
  }
}
