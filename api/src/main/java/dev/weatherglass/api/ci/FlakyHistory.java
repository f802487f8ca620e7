package dev.weatherglass.api.ci;

import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Span;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.history.TestRuns;
import dev.weatherglass.core.delivery.ci.FlakyTest;
import dev.weatherglass.core.delivery.ci.FlakyTests;
import dev.weatherglass.core.delivery.ci.TestRun;
import dev.weatherglass.core.delivery.ci.TestSuite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The flaky tests of a period: starts from the runs in which a case failed, which are few, and
/// looks for others of the same revision within the period.
///
/// @param tests the worst first
/// @param runs how many runs in which a case failed were read
/// @param complete whether these were all of the period; else the newest of them
public record FlakyHistory(List<FlakyTest> tests, int runs, boolean complete) {

  private static final int MOST_OF_A_SERVICE = 5_000;
  private static final int MOST = 2_000;

  public FlakyHistory {
    tests = List.copyOf(tests);
  }

  public static FlakyHistory of(Sql sql, Scope scope) {
    int most = scope.service() == null ? MOST : MOST_OF_A_SERVICE;
    List<TestRun> unsteady = TestRuns.unsteady(sql, scope, most + 1);
    List<TestRun> read = unsteady.subList(0, Math.min(most, unsteady.size()));
    Set<TestSuite> suites = read.stream().map(TestRun::suite).collect(Collectors.toSet());
    List<TestRun> all = new ArrayList<>(read);
    TestRuns.ofSameState(sql, read).stream()
        .filter(run -> suites.contains(run.suite()) && within(scope.span(), run.at()))
        .forEach(all::add);
    return new FlakyHistory(FlakyTests.of(all), read.size(), unsteady.size() <= most);
  }

  private static boolean within(Span span, Instant at) {
    return (span.from() == null || !at.isBefore(span.from()))
        && (span.to() == null || at.isBefore(span.to()));
  }
}
