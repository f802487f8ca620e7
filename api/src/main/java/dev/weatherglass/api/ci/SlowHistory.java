package dev.weatherglass.api.ci;

import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.history.TestRuns;
import dev.weatherglass.core.delivery.ci.SlowTest;
import dev.weatherglass.core.delivery.ci.SlowTests;
import dev.weatherglass.core.delivery.ci.TestRun;
import dev.weatherglass.core.event.TestEvent;
import java.util.List;

/// The slowest tests of a period, as its newest runs show them: how slow a test was long ago helps
/// nobody.
///
/// @param tests the slowest first
/// @param runs how many runs were read
/// @param complete whether these were all of the period; else the newest of them
public record SlowHistory(List<SlowTest> tests, int runs, boolean complete) {

  private static final int MOST = 2_000;

  public SlowHistory {
    tests = List.copyOf(tests);
  }

  /// Reads runs.
  ///
  /// @param what whole suites or single cases
  public static SlowHistory of(Sql sql, Scope scope, TestEvent.Scope what) {
    List<TestRun> newest = TestRuns.newest(sql, scope, MOST + 1);
    List<TestRun> read = newest.subList(0, Math.min(MOST, newest.size()));
    List<SlowTest> tests =
        switch (what) {
          case SUITE -> SlowTests.suites(read);
          case CASE -> SlowTests.cases(read);
        };
    return new SlowHistory(tests, read.size(), newest.size() <= MOST);
  }
}
