package dev.weatherglass.api.history;

import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.core.verify.VerdictState;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The present judgement of each verification, newest onset first. The topic has the last word: a
/// later record replaces an earlier one.
public final class Verdicts {

  private Verdicts() {}

  /// Which verdicts are asked for; null means any.
  public record Filter(Scope scope, @Nullable VerdictState state) {}

  public static void put(Sql sql, Verdict verdict) {
    sql.update(
        """
        INSERT INTO verdicts (id, service, environment, state, ended, onset_at, judged_at, json)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            service = excluded.service, environment = excluded.environment,
            state = excluded.state, ended = excluded.ended, onset_at = excluded.onset_at,
            judged_at = excluded.judged_at, json = excluded.json
        """,
        verdict.id(),
        verdict.service(),
        verdict.environment(),
        verdict.state().word(),
        verdict.ended(),
        verdict.onset(),
        verdict.judgedAt(),
        new String(Json.write(verdict), StandardCharsets.UTF_8));
    sql.update("DELETE FROM verdict_changes WHERE verdict_id = ?", verdict.id());
    for (String change : verdict.changes().stream().map(Change::id).distinct().toList()) {
      sql.update(
          "INSERT INTO verdict_changes (verdict_id, change_id) VALUES (?, ?)",
          verdict.id(),
          change);
    }
  }

  public static Optional<Verdict> find(Sql sql, String id) {
    return sql.first("SELECT json FROM verdicts WHERE id = ?", Verdicts::verdict, id);
  }

  /// The judgement of a change: of several (it was first judged alone and then joined another) the
  /// one that looked furthest.
  public static Optional<Verdict> ofChange(Sql sql, String changeId) {
    return sql.first(
        """
        SELECT json FROM verdicts JOIN verdict_changes ON verdict_id = id
        WHERE change_id = ? ORDER BY judged_at DESC, id LIMIT 1
        """,
        Verdicts::verdict,
        changeId);
  }

  /// The verdicts `regressed` on changes of a service, by the change: where a change was judged
  /// twice, only if the judgement that looked furthest says so.
  public static Map<String, Verdict> regressed(Sql sql, String service) {
    var regressed = new HashMap<String, Verdict>();
    sql.list(
            """
            SELECT change_id FROM verdicts JOIN verdict_changes ON verdict_id = id
            WHERE service = ? AND state = ?
            """,
            row -> row.text("change_id"),
            service,
            VerdictState.REGRESSED.word())
        .forEach(change ->
            ofChange(sql, change)
                .filter(verdict -> verdict.state() == VerdictState.REGRESSED)
                .ifPresent(verdict -> regressed.put(change, verdict)));
    return regressed;
  }

  /// A part of the list, newest onset first, then by id.
  public static List<Verdict> list(Sql sql, Filter filter, Slice slice) {
    Where where =
        new Where()
            .within(filter.scope(), "service", "environment", "onset_at")
            .is("state", filter.state() == null ? null : filter.state().word())
            .after("onset_at", "id", slice.after());
    return sql.list(
        where.in("SELECT json FROM verdicts WHERE %s ORDER BY onset_at DESC, id LIMIT ?"),
        Verdicts::verdict,
        where.values(slice.limit()));
  }

  /// How many verdicts there are in each state; every state is named.
  public static Map<VerdictState, Long> countByState(Sql sql) {
    var counts = new EnumMap<VerdictState, Long>(VerdictState.class);
    for (VerdictState state : VerdictState.values()) {
      counts.put(state, count(sql, "state = ?", state.word()));
    }
    return counts;
  }

  /// How many verifications have not ended.
  public static long countOpen(Sql sql) {
    return count(sql, "ended = ?", false);
  }

  private static long count(Sql sql, String condition, Object value) {
    return sql.first(
            "SELECT COUNT(*) AS verdicts FROM verdicts WHERE " + condition,
            row -> row.number("verdicts"),
            value)
        .orElseThrow();
  }

  private static Verdict verdict(Row row) {
    return Json.MAPPER.readValue(row.text("json"), Verdict.class);
  }
}
