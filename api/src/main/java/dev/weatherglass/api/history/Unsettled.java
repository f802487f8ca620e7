package dev.weatherglass.api.history;

import java.util.Collection;
import java.util.List;

/// Services whose deliveries are to be judged anew, because something about them was written since.
public final class Unsettled {

  private Unsettled() {}

  /// Notes services.
  public static void add(Sql sql, Collection<String> services) {
    sql.updateEach(
        "INSERT INTO unsettled (service) VALUES (?) ON CONFLICT (service) DO NOTHING",
        services,
        service -> Sql.row(service));
  }

  /// Notes the services that were judged by other rules than these.
  public static void addJudgedOtherwise(Sql sql, String rules) {
    sql.update(
        """
        INSERT INTO unsettled (service) SELECT service FROM settled_services WHERE rules <> ?
        ON CONFLICT (service) DO NOTHING
        """,
        rules);
  }

  /// The first of them by name.
  public static List<String> first(Sql sql, int limit) {
    return sql.list(
        "SELECT service FROM unsettled ORDER BY service LIMIT ?",
        row -> row.text("service"),
        limit);
  }

  /// Notes that these were judged.
  public static void remove(Sql sql, Collection<String> services) {
    sql.updateEach(
        "DELETE FROM unsettled WHERE service = ?", services, service -> Sql.row(service));
  }
}
