package dev.weatherglass.api.history;

import dev.weatherglass.core.delivery.ci.CaseNames;
import dev.weatherglass.core.delivery.ci.TestReading;
import dev.weatherglass.core.delivery.ci.TestRun;
import dev.weatherglass.core.delivery.ci.TestSuite;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.event.TestEvent.TestCase;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Runs of tests, one row each, with the few of their cases that anybody asks for.
public final class TestRuns {

  private static final double MILLIS = 1_000;
  private static final TypeReference<List<TestCase>> CASES = new TypeReference<>() {};

  private TestRuns() {}

  private record Told(TestRun run, Instant recorded) {}

  /// Keeps the runs that these events tell of. Of two records of one run the one that was recorded
  /// later stays.
  public static void put(Sql sql, List<DeliveryEvent> events) {
    List<Told> told = new ArrayList<>();
    for (DeliveryEvent event : events) {
      if (event instanceof TestEvent tests) {
        TestReading.of(tests).ifPresent(run -> told.add(new Told(run, event.context().recorded())));
      }
    }
    sql.updateEach(
        """
        INSERT INTO test_runs (id, service, environment, suite, variant, revision, run,
            happened_at, recorded_at, only_case, passed, unsteady, total, duration_millis, cases,
            slow_cases, passed_cases)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            service = excluded.service, environment = excluded.environment,
            suite = excluded.suite, variant = excluded.variant, revision = excluded.revision,
            run = excluded.run, happened_at = excluded.happened_at,
            recorded_at = excluded.recorded_at, only_case = excluded.only_case,
            passed = excluded.passed, unsteady = excluded.unsteady, total = excluded.total,
            duration_millis = excluded.duration_millis, cases = excluded.cases,
            slow_cases = excluded.slow_cases,
            passed_cases = excluded.passed_cases
        WHERE excluded.recorded_at > test_runs.recorded_at
            OR (excluded.recorded_at = test_runs.recorded_at AND excluded.cases > test_runs.cases)
        """,
        told,
        TestRuns::row);
  }

  /// When the newest run ended; empty where there is none.
  ///
  /// @param service null for any
  public static Optional<Instant> newest(Sql sql, @Nullable String service) {
    if (service != null && Services.named(sql, List.of(service)).isEmpty()) {
      return Optional.empty(); // and no search for it in all runs
    }
    Where where = new Where().is("service", service);
    return sql.first(
        where.in("SELECT happened_at FROM test_runs WHERE %s ORDER BY happened_at DESC LIMIT 1"),
        row -> row.time("happened_at"),
        where.values());
  }

  /// The newest runs.
  ///
  /// @param most how many at most
  public static List<TestRun> newest(Sql sql, Scope scope, int most) {
    Where where = new Where().within(scope, "service", "environment", "happened_at");
    return sql.list(
        where.in("SELECT * FROM test_runs WHERE %s ORDER BY happened_at DESC, id LIMIT ?"),
        TestRuns::run,
        where.values(most));
  }

  /// The newest runs in which a case failed, or passed only when tried again; without the cases
  /// that were only slow.
  ///
  /// @param most how many at most
  public static List<TestRun> unsteady(Sql sql, Scope scope, int most) {
    Where where = new Where().within(scope, "service", "environment", "happened_at");
    return sql.list(
        where.in(
            """
            SELECT * FROM test_runs WHERE %s AND unsteady = 1 ORDER BY happened_at DESC, id LIMIT ?
            """),
        TestRuns::steadiness,
        where.values(most));
  }

  /// All runs of the revisions of others, and where these have no revision, of their runs; without
  /// the cases that were only slow.
  public static List<TestRun> ofSameState(Sql sql, List<TestRun> others) {
    List<TestRun> runs = new ArrayList<>();
    runs.addAll(
        sql.listOf(
            "SELECT * FROM test_runs WHERE revision IN (%s)",
            others.stream().map(TestRun::revision).filter(Objects::nonNull).toList(),
            TestRuns::steadiness));
    runs.addAll(
        sql.listOf(
            "SELECT * FROM test_runs WHERE revision IS NULL AND run IN (%s)",
            others.stream()
                .filter(run -> run.revision() == null)
                .map(TestRun::run)
                .filter(Objects::nonNull)
                .toList(),
            TestRuns::steadiness));
    return runs;
  }

  private static @Nullable Object[] row(Told told) {
    TestRun run = told.run();
    return Sql.row(
        run.id(),
        run.suite().service(),
        run.suite().environment(),
        run.suite().name(),
        run.suite().variant(),
        run.revision(),
        run.run(),
        run.at(),
        told.recorded(),
        run.onlyCase(),
        run.passed(),
        run.unsteady(),
        run.total(),
        run.seconds() == null ? null : Math.round(run.seconds() * MILLIS),
        json(run.cases().stream().filter(one -> !TestReading.isSlow(one)).toList()),
        json(run.cases().stream().filter(TestReading::isSlow).toList()),
        run.passedCases().text());
  }

  private static String json(List<TestCase> cases) {
    return cases.isEmpty() ? "" : new String(Json.write(cases), StandardCharsets.UTF_8);
  }

  private static List<TestCase> cases(Row row, String column) {
    String json = row.text(column);
    return json.isEmpty() ? List.of() : Json.MAPPER.readValue(json, CASES);
  }

  /// A run without the cases that were only slow.
  private static TestRun steadiness(Row row) {
    return run(row, cases(row, "cases"));
  }

  private static TestRun run(Row row) {
    List<TestCase> cases = new ArrayList<>(cases(row, "cases"));
    cases.addAll(cases(row, "slow_cases"));
    return run(row, cases);
  }

  private static TestRun run(Row row, List<TestCase> cases) {
    return new TestRun(
        row.text("id"),
        new TestSuite(
            row.text("service"), row.text("environment"), row.text("suite"), row.text("variant")),
        row.optionalText("revision"),
        row.optionalText("run"),
        row.time("happened_at"),
        row.optionalText("only_case"),
        row.number("passed") == 1,
        (int) row.number("total"),
        row.optionalText("duration_millis") == null
            ? null
            : (Double) (row.number("duration_millis") / MILLIS),
        cases,
        CaseNames.read(row.text("passed_cases")));
  }
}
