package dev.weatherglass.api.history;

import static java.util.stream.Collectors.groupingBy;

import dev.weatherglass.core.delivery.definition.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the figures of the usual definition rest on, a month of a service in one row: so the
/// figures of a quarter are read in a few hundred rows, and news rewrites one.
public final class DeliveryEvidence {

  private static final int MONTHS = 12;

  private DeliveryEvidence() {}

  /// Keeps all evidence of a service, and writes only the months that changed.
  ///
  /// @param environment the one that counts; empty for those of production
  public static void put(Sql sql, String service, String environment, List<Evidence> evidence) {
    var months = new TreeMap<Integer, byte[]>();
    evidence.stream()
        .collect(groupingBy(each -> month(each.at())))
        .forEach((month, each) -> months.put(month, EvidenceCode.write(each)));
    Map<Integer, byte[]> known = known(sql, service, environment);
    sql.updateEach(
        """
        INSERT INTO delivery_evidence (service, environment, month, evidence) VALUES (?, ?, ?, ?)
        ON CONFLICT (service, environment, month) DO UPDATE SET evidence = excluded.evidence
        """,
        months.entrySet().stream()
            .filter(month -> !Arrays.equals(month.getValue(), known.get(month.getKey())))
            .toList(),
        month -> Sql.row(service, environment, month.getKey(), month.getValue()));
    sql.updateEach(
        "DELETE FROM delivery_evidence WHERE service = ? AND environment = ? AND month = ?",
        known.keySet().stream().filter(month -> !months.containsKey(month)).toList(),
        month -> Sql.row(service, environment, month));
  }

  /// The environments for which evidence of a service is kept.
  public static List<String> environments(Sql sql, String service) {
    return sql.list(
        "SELECT DISTINCT environment FROM delivery_evidence WHERE service = ?",
        row -> row.text("environment"),
        service);
  }

  /// The evidence of these services that is booked within a span, in no particular order.
  ///
  /// @param environment the one that counts; empty for those of production
  public static List<Evidence> of(
      Sql sql, Collection<String> services, String environment, Instant from, Instant to) {
    Set<String> wanted = Set.copyOf(services);
    Where where = new Where().is("environment", environment);
    if (services.size() == 1) {
      where.is("service", services.iterator().next());
    }
    return sql
        .list(
            where.in("SELECT * FROM delivery_evidence WHERE %s AND month BETWEEN ? AND ?"),
            row -> wanted.contains(row.text("service")) ? read(row) : List.<Evidence>of(),
            where.values(month(from), month(to)))
        .stream()
        .flatMap(List::stream)
        .filter(each -> !each.at().isBefore(from) && each.at().isBefore(to))
        .toList();
  }

  private static List<Evidence> read(Row row) {
    return EvidenceCode.read(row.text("service"), row.bytes("evidence"));
  }

  private static Map<Integer, byte[]> known(Sql sql, String service, String environment) {
    var known = new HashMap<Integer, byte[]>();
    sql.list(
            "SELECT month, evidence FROM delivery_evidence WHERE service = ? AND environment = ?",
            row -> Map.entry((int) row.number("month"), row.bytes("evidence")),
            service,
            environment)
        .forEach(month -> known.put(month.getKey(), month.getValue()));
    return known;
  }

  /// Months are counted from year 0 on, in UTC.
  private static int month(Instant at) {
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    return day.getYear() * MONTHS + day.getMonthValue() - 1;
  }
}
