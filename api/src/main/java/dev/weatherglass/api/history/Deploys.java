package dev.weatherglass.api.history;

import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Deploys as entities, newest onset first.
public final class Deploys {

  private Deploys() {}

  /// Which deploys are asked for; null means any.
  public record Filter(Scope scope, @Nullable String version) {

    public static final Filter ANY = new Filter(Scope.ALL, null);
  }

  /// Keeps deploys as they are now.
  ///
  /// @param deploys each once
  /// @return those that were news
  public static List<Deploy> put(Sql sql, List<Deploy> deploys) {
    List<String> ids = deploys.stream().map(Deploy::id).toList();
    Set<Deploy> known =
        Set.copyOf(sql.listOf("SELECT json FROM deploys WHERE id IN (%s)", ids, Deploys::deploy));
    List<Deploy> news = deploys.stream().filter(deploy -> !known.contains(deploy)).toList();
    sql.updateEach(
        """
        INSERT INTO deploys (id, service, environment, version, onset_at, finished_at, json)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            service = excluded.service, environment = excluded.environment,
            version = excluded.version, onset_at = excluded.onset_at,
            finished_at = excluded.finished_at, json = excluded.json
        """,
        news,
        Deploys::row);
    return news;
  }

  public static Optional<Deploy> find(Sql sql, String id) {
    return sql.first("SELECT json FROM deploys WHERE id = ?", Deploys::deploy, id);
  }

  /// A part of the list, newest onset first, then by id.
  public static List<Deploy> list(Sql sql, Filter filter, Slice slice) {
    Where where =
        new Where()
            .within(filter.scope(), "service", "environment", "onset_at")
            .is("version", filter.version())
            .after("onset_at", "id", slice.after());
    return sql.list(
        where.in("SELECT json FROM deploys WHERE %s ORDER BY onset_at DESC, id LIMIT ?"),
        Deploys::deploy,
        where.values(slice.limit()));
  }

  /// All of one service.
  public static List<Deploy> of(Sql sql, String service) {
    return sql.list("SELECT json FROM deploys WHERE service = ?", Deploys::deploy, service);
  }

  /// How many deploys of a service there are in an environment.
  public static long count(Sql sql, String service, String environment) {
    return sql.first(
            "SELECT COUNT(*) AS deploys FROM deploys WHERE service = ? AND environment = ?",
            row -> row.number("deploys"),
            service,
            environment)
        .orElseThrow();
  }

  private static @Nullable Object[] row(Deploy deploy) {
    return Sql.row(
        deploy.id(),
        deploy.service(),
        deploy.environment(),
        deploy.revision().version(),
        deploy.onset(),
        deploy.finishedAt(),
        new String(Json.write(deploy), StandardCharsets.UTF_8));
  }

  private static Deploy deploy(Row row) {
    return Json.MAPPER.readValue(row.text("json"), Deploy.class);
  }
}
