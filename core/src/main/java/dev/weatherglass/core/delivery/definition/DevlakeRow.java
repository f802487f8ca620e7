package dev.weatherglass.core.delivery.definition;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One commit that a deployment of DevLake deployed; a deployment may have several, in several
/// repositories.
///
/// @param id of the row
/// @param deployment whose commit it is
/// @param scope where the pipeline ran
/// @param repository of the commit
/// @param environment as `PRODUCTION`; null where unknown
/// @param success whether it ended so
/// @param finished when it ended
record DevlakeRow(
    String id,
    String deployment,
    String scope,
    String repository,
    @Nullable String environment,
    boolean success,
    Instant finished) {

  static final String PRODUCTION = "PRODUCTION";

  private static final Comparator<DevlakeRow> BY_FINISH =
      Comparator.comparing(DevlakeRow::finished).thenComparing(DevlakeRow::id);

  private record Place(String scope, String repository, String environment) {}

  /// For each row of a project that has one, the successful row before it of the same scope,
  /// repository and environment, by finish. Rows that failed or name no environment have none and
  /// are none.
  static Map<String, String> previous(Collection<DevlakeRow> project) {
    var last = new HashMap<Place, String>();
    var previous = new HashMap<String, String>();
    for (DevlakeRow row : project.stream().sorted(BY_FINISH).toList()) {
      if (row.success() && row.environment() != null && !row.environment().isEmpty()) {
        @Nullable String before =
            last.put(new Place(row.scope(), row.repository(), row.environment()), row.id());
        if (before != null) {
          previous.put(row.id(), before);
        }
      }
    }
    return previous;
  }

  /// The row of a project that an incident is put down to: its last successful one in production
  /// that finished before the incident was created, however long before.
  static Optional<DevlakeRow> blamed(List<DevlakeRow> project, Instant created) {
    return project.stream()
        .filter(row -> row.success() && PRODUCTION.equals(row.environment()))
        .filter(row -> row.finished().isBefore(created))
        .max(BY_FINISH);
  }
}
