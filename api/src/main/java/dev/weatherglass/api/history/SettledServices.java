package dev.weatherglass.api.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Services whose deliveries were judged, with the team that owns each.
public final class SettledServices {

  private SettledServices() {}

  /// Notes that a service was judged.
  ///
  /// @param team null where nothing names one
  /// @param rules by which it was judged
  public static void put(Sql sql, String service, @Nullable String team, String rules) {
    sql.update(
        """
        INSERT INTO settled_services (service, team, rules) VALUES (?, ?, ?)
        ON CONFLICT (service) DO UPDATE SET team = excluded.team, rules = excluded.rules
        """,
        service,
        team,
        rules);
  }

  /// Their names, in order; null means any.
  ///
  /// @param scope its service, and which are visible
  /// @param team whose
  public static List<String> names(Sql sql, Scope scope, @Nullable String team) {
    Where where =
        new Where()
            .is("service", scope.service())
            .oneOf("service", scope.visible())
            .is("team", team);
    return sql.list(
        where.in("SELECT service FROM settled_services WHERE %s ORDER BY service"),
        row -> row.text("service"),
        where.values());
  }

  /// Names of services by team, in order; those that no team claims last, under nothing.
  public static Map<Optional<String>, List<String>> byTeam(Sql sql, Scope scope) {
    Where where = new Where().is("service", scope.service()).oneOf("service", scope.visible());
    var teams = new LinkedHashMap<Optional<String>, List<String>>();
    sql.list(
            where.in(
                """
                SELECT service, team FROM settled_services WHERE %s
                ORDER BY CASE WHEN team IS NULL THEN 1 ELSE 0 END, team, service
                """),
            row -> Map.entry(row.text("service"), Optional.ofNullable(row.optionalText("team"))),
            where.values())
        .forEach(each ->
            teams.computeIfAbsent(each.getValue(), _ -> new ArrayList<>()).add(each.getKey()));
    return teams;
  }

  /// Those and all others of the same teams, in order.
  public static List<String> withTheirTeams(Sql sql, List<String> services) {
    return sql
        .listOf(
            """
            SELECT DISTINCT other.service AS service FROM settled_services AS asked
            JOIN settled_services AS other
                ON other.service = asked.service OR other.team = asked.team
            WHERE asked.service IN (%s)
            """,
            services, row -> row.text("service"))
        .stream()
        .distinct()
        .sorted()
        .toList();
  }
}
