package dev.weatherglass.api.history;

import dev.weatherglass.api.history.Services.Place;
import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Problems, whole, and the alerts in them, newest first. A problem's record is all there is to say
/// about it: an alert that it no longer names was withdrawn and goes.
public final class Problems {

  private Problems() {}

  /// Which alerts are asked for; null means any.
  public record Filter(Scope scope, @Nullable AlertState state) {}

  /// An alert and the problem that it belongs to.
  public record Told(Problem problem, Alert alert) {

    /// Whose series is worse.
    public String service() {
      return serviceOf(problem, alert);
    }
  }

  /// How many alerts fire about one signal of a service; 0 where all are resolved.
  public record Firing(String service, String environment, String signal, long alerts) {}

  public static void put(Sql sql, Problem problem) {
    sql.update(
        """
        INSERT INTO problems (id, service, json) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET service = excluded.service, json = excluded.json
        """,
        problem.id(),
        problem.service(),
        new String(Json.write(problem), StandardCharsets.UTF_8));
    sql.update("DELETE FROM alerts WHERE problem_id = ?", problem.id());
    problem.alerts().forEach(alert -> putAlert(sql, problem, alert));
  }

  public static Optional<Problem> find(Sql sql, String id) {
    return sql.first("SELECT json FROM problems WHERE id = ?", Problems::problem, id);
  }

  /// All of one service.
  public static List<Problem> of(Sql sql, String service) {
    return sql.list("SELECT json FROM problems WHERE service = ?", Problems::problem, service);
  }

  /// The newest alert with this fingerprint.
  public static Optional<Told> findAlert(Sql sql, String fingerprint) {
    return sql.first(
        """
        SELECT fingerprint, json FROM alerts JOIN problems ON id = problem_id
        WHERE fingerprint = ? ORDER BY starts_at DESC, id LIMIT 1
        """,
        Problems::told,
        fingerprint);
  }

  /// A part of the alerts, newest first, then by fingerprint.
  public static List<Told> listAlerts(Sql sql, Filter filter, Slice slice) {
    Where where =
        new Where()
            .within(filter.scope(), "alerts.service", "alerts.environment", "starts_at")
            .is("state", filter.state() == null ? null : filter.state().word())
            .after("starts_at", "fingerprint", slice.after());
    return sql.list(
        where.in(
            """
            SELECT fingerprint, json FROM alerts JOIN problems ON id = problem_id
            WHERE %s ORDER BY starts_at DESC, fingerprint LIMIT ?
            """),
        Problems::told,
        where.values(slice.limit()));
  }

  /// The alerts about one signal of a service, newest first, then by fingerprint.
  public static List<Told> ofSignal(Sql sql, String service, String signal) {
    return sql.list(
        """
        SELECT fingerprint, json FROM alerts JOIN problems ON id = problem_id
        WHERE alerts.service = ? AND signal = ? ORDER BY starts_at DESC, fingerprint
        """,
        Problems::told,
        service,
        signal);
  }

  /// Every signal that was ever judged, with the number of its firing alerts.
  public static List<Firing> firing(Sql sql) {
    return sql.list(
        """
        SELECT service, environment, signal, SUM(firing) AS firing FROM (
            SELECT service, environment, signal, 0 AS firing FROM series
            UNION ALL
            SELECT service, environment, signal, CASE WHEN state = ? THEN 1 ELSE 0 END AS firing
            FROM alerts) AS known
        GROUP BY service, environment, signal ORDER BY service, environment, signal
        """,
        row ->
            new Firing(
                row.text("service"),
                row.text("environment"),
                row.text("signal"),
                row.number("firing")),
        AlertState.FIRING.word());
  }

  /// How many alerts of these services fire in each environment.
  public static Map<Place, Long> firing(Sql sql, Collection<String> services) {
    return Place.counts(
        sql,
        """
        SELECT service, environment, COUNT(*) AS number FROM alerts
        WHERE service IN (%s) AND state = 'firing' GROUP BY service, environment
        """,
        services);
  }

  private static void putAlert(Sql sql, Problem problem, Alert alert) {
    sql.update(
        """
        INSERT INTO alerts (problem_id, fingerprint, service, environment, signal, state, starts_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (problem_id, fingerprint) DO NOTHING
        """,
        problem.id(),
        alert.fingerprint(),
        serviceOf(problem, alert),
        alert.labels().getOrDefault("environment", problem.environment()),
        alert.labels().getOrDefault("signal", ""),
        alert.state().word(),
        alert.startsAt());
  }

  private static String serviceOf(Problem problem, Alert alert) {
    return alert.labels().getOrDefault("service", problem.service());
  }

  private static Told told(Row row) {
    Problem problem = problem(row);
    String fingerprint = row.text("fingerprint");
    Alert alert =
        problem.alerts().stream()
            .filter(each -> each.fingerprint().equals(fingerprint))
            .findFirst()
            .orElseThrow();
    return new Told(problem, alert);
  }

  private static Problem problem(Row row) {
    return Json.MAPPER.readValue(row.text("json"), Problem.class);
  }
}
