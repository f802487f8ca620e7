package dev.weatherglass.api.history;

import dev.weatherglass.core.delivery.ci.BuildResult;
import dev.weatherglass.core.delivery.ci.Pipeline;
import dev.weatherglass.core.delivery.ci.Result;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Builds as entities, newest first.
public final class Builds {

  private static final double MILLIS = 1_000;

  private Builds() {}

  /// Which builds are asked for; null means any.
  public record Filter(
      Scope scope,
      BuildEvent.@Nullable Unit unit,
      @Nullable String name,
      @Nullable String branch,
      @Nullable String commit,
      @Nullable Outcome outcome,
      @Nullable Result result) {}

  /// Folds what these events are about anew.
  public static void put(Sql sql, List<DeliveryEvent> events) {
    sql.updateEach(
        """
        INSERT INTO builds (id, service, environment, unit, name, branch, commit_sha, outcome,
            happened_at, started_at, finished_at, duration_millis, reported_late, json)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            service = excluded.service, environment = excluded.environment, unit = excluded.unit,
            name = excluded.name, branch = excluded.branch, commit_sha = excluded.commit_sha,
            outcome = excluded.outcome, happened_at = excluded.happened_at,
            started_at = excluded.started_at, finished_at = excluded.finished_at,
            duration_millis = excluded.duration_millis, reported_late = excluded.reported_late,
            json = excluded.json
        WHERE excluded.json <> builds.json
        """,
        Events.entities(sql, events, BuildEvent.class).stream().map(Build::of).toList(),
        Builds::row);
  }

  public static Optional<Build> find(Sql sql, String id) {
    return sql.first("SELECT json FROM builds WHERE id = ?", Builds::build, id);
  }

  /// A part of the list, newest first, then by id.
  public static List<Build> list(Sql sql, Filter filter, Slice slice) {
    Where where =
        new Where()
            .within(filter.scope(), "service", "environment", "happened_at")
            .is("unit", filter.unit() == null ? null : word(filter.unit()))
            .is("name", filter.name())
            .is("branch", filter.branch())
            .is("commit_sha", filter.commit())
            .is("outcome", filter.outcome() == null ? null : filter.outcome().word())
            .oneOf("outcome", outcomes(filter.result()))
            .after("happened_at", "id", slice.after());
    return sql.list(
        where.in("SELECT json FROM builds WHERE %s ORDER BY happened_at DESC, id LIMIT ?"),
        Builds::build,
        where.values(slice.limit()));
  }

  /// When the newest build ended; empty where none did.
  ///
  /// @param service null for any
  public static Optional<Instant> newest(Sql sql, @Nullable String service) {
    Where where = new Where().is("service", service);
    return sql.first(
        where.in(
            "SELECT happened_at FROM builds WHERE %s AND finished_at IS NOT NULL"
                + " ORDER BY happened_at DESC LIMIT 1"),
        row -> row.time("happened_at"),
        where.values());
  }

  /// The finished builds of a service, in no particular order; checks are no builds.
  public static List<BuildResult> results(
      Sql sql, String service, @Nullable String environment, Span span) {
    Where where =
        new Where()
            .within(
                new Scope(service, environment, span, null),
                "service",
                "environment",
                "happened_at");
    return sql.list(
        where.in(
            """
            SELECT id, service, unit, name, branch, commit_sha, outcome, started_at, finished_at,
                duration_millis, reported_late
            FROM builds WHERE %s AND finished_at IS NOT NULL AND unit <> 'check'
            """),
        Builds::result,
        where.values());
  }

  private static @Nullable Object[] row(Build build) {
    return Sql.row(
        build.id(),
        build.service(),
        build.environment(),
        word(build.unit()),
        Objects.requireNonNullElse(build.name(), ""),
        Objects.requireNonNullElse(build.branch(), ""),
        build.revision().commit(),
        build.finishedAt() == null ? null : build.outcome().word(),
        build.at(),
        build.startedAt(),
        build.finishedAt(),
        build.durationSeconds() == null ? null : Math.round(build.durationSeconds() * MILLIS),
        build.reportedLate(),
        new String(Json.write(build), StandardCharsets.UTF_8));
  }

  private static Build build(Row row) {
    return Json.MAPPER.readValue(row.text("json"), Build.class);
  }

  private static BuildResult result(Row row) {
    Instant finished = row.time("finished_at");
    return new BuildResult(
        row.text("id"),
        new Pipeline(
            row.text("service"),
            BuildEvent.Unit.valueOf(row.text("unit").toUpperCase(Locale.ROOT)),
            row.text("name")),
        row.text("branch"),
        row.optionalText("commit_sha"),
        Outcome.valueOf(row.text("outcome").toUpperCase(Locale.ROOT)),
        Objects.requireNonNullElse(row.optionalTime("started_at"), finished),
        finished,
        seconds(row),
        row.number("reported_late") == 1);
  }

  private static @Nullable Double seconds(Row row) {
    return row.optionalText("duration_millis") == null
        ? null
        : (Double) (row.number("duration_millis") / MILLIS);
  }

  private static @Nullable Set<String> outcomes(@Nullable Result result) {
    return result == null
        ? null
        : Arrays.stream(Outcome.values())
            .filter(outcome -> Result.of(outcome) == result)
            .map(Outcome::word)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String word(BuildEvent.Unit unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }
}
