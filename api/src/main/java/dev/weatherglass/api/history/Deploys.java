package dev.weatherglass.api.history;

import dev.weatherglass.api.history.Services.Place;
import dev.weatherglass.core.event.DeployEvent.How;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
        INSERT INTO deploys (id, service, environment, version, onset_at, finished_at, in_place,
            delivered, json)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            service = excluded.service, environment = excluded.environment,
            version = excluded.version, onset_at = excluded.onset_at,
            finished_at = excluded.finished_at, in_place = excluded.in_place,
            delivered = excluded.delivered, json = excluded.json
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

  /// How many deploys of these services there are in each environment.
  public static Map<Place, Long> counts(Sql sql, Collection<String> services) {
    return Place.counts(
        sql,
        """
        SELECT service, environment, COUNT(*) AS number FROM deploys
        WHERE service IN (%s) GROUP BY service, environment
        """,
        services);
  }

  /// How many deploys that put software in place finished with success in a scope.
  ///
  /// @param inPlace those that changed running servers, or those that replaced instances
  public static long countFinished(Sql sql, Scope scope, boolean inPlace) {
    Where where =
        new Where()
            .within(scope, "service", "environment", "finished_at")
            .is("in_place", inPlace ? 1 : 0)
            .is("delivered", 1);
    return sql.first(
            where.in("SELECT COUNT(*) AS deploys FROM deploys WHERE %s"),
            row -> row.number("deploys"),
            where.values())
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
        deploy.inPlace(),
        delivered(deploy),
        new String(Json.write(deploy), StandardCharsets.UTF_8));
  }

  /// Whether it put software in place: a restart, another scale or a removal did not.
  private static boolean delivered(Deploy deploy) {
    return deploy.outcome() == Outcome.SUCCESS
        && (deploy.how() == How.ROLLOUT || deploy.how() == How.ROLLBACK);
  }

  private static Deploy deploy(Row row) {
    return Json.MAPPER.readValue(row.text("json"), Deploy.class);
  }
}
