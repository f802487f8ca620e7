package dev.weatherglass.ingest.upload.test;

import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.Moment;
import dev.weatherglass.ingest.upload.format.TestReport;
import dev.weatherglass.ingest.upload.format.TestTally;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The actions of a Go test run, put together by package and test. A test that failed and passed
/// when it was run again is flaky; one that never ended (a panic, a time-out) is an error, and so
/// is a package that fails without a failing test.
final class GoTestRun {

  private final Map<String, One> tests = new LinkedHashMap<>();
  private final Map<String, Boolean> packages = new LinkedHashMap<>();
  private final Set<String> failedWithin = new HashSet<>();
  private boolean seen;
  private double seconds;
  private @Nullable Instant latest;

  /// One test while its actions come.
  private static final class One {
    private final String goPackage;
    private final String name;
    private @Nullable String last;
    private boolean failedBefore;
    private @Nullable Double elapsed;
    private @Nullable String message;

    One(String goPackage, String name) {
      this.goPackage = goPackage;
      this.name = name;
    }
  }

  void take(JsonNode line) {
    String action = JsonText.text(line.path("Action"));
    if (action == null) {
      return;
    }
    seen = true;
    notice(Moment.zoned(JsonText.text(line.path("Time"))));
    String goPackage = JsonText.text(line.path("Package"));
    String test = JsonText.text(line.path("Test"));
    if (goPackage != null && test != null) {
      one(goPackage, test, action, line);
    } else if (goPackage != null) {
      whole(goPackage, action, line);
    }
  }

  boolean seen() {
    return seen;
  }

  TestReport report() {
    var tally = new TestTally();
    tests.values().forEach(one -> add(tally, one));
    packages.forEach((goPackage, failed) -> {
      if (failed && !failedWithin.contains(goPackage)) {
        tally.add(goPackage, Outcome.ERROR, null, false, "the package failed without a test");
      }
    });
    String name = packages.size() == 1 ? packages.keySet().iterator().next() : null;
    return tally.report(name, seconds > 0 ? Double.valueOf(seconds) : null, latest);
  }

  private void one(String goPackage, String test, String action, JsonNode line) {
    packages.putIfAbsent(goPackage, false);
    One one = tests.computeIfAbsent(goPackage + "." + test, _ -> new One(goPackage, test));
    switch (action) {
      case "pass", "fail", "skip" -> {
        one.failedBefore |= action.equals("fail");
        one.last = action;
        one.elapsed = JsonText.number(line.path("Elapsed"));
      }
      case "run" -> one.last = null;
      case "output" -> {
        String output = JsonText.text(line.path("Output"));
        if (output != null && output.contains(".go:") && one.message == null) {
          one.message = output;
        }
      }
      default -> {}
    }
  }

  private void whole(String goPackage, String action, JsonNode line) {
    Double elapsed = JsonText.number(line.path("Elapsed"));
    if (action.equals("pass") || action.equals("fail") || action.equals("skip")) {
      packages.put(goPackage, action.equals("fail"));
      seconds += elapsed == null ? 0 : elapsed;
    } else {
      packages.putIfAbsent(goPackage, false);
    }
  }

  private void add(TestTally tally, One one) {
    Outcome outcome = outcome(one.last);
    boolean flaky = outcome == Outcome.SUCCESS && one.failedBefore;
    boolean bad = outcome == Outcome.FAILURE || outcome == Outcome.ERROR;
    if (bad) {
      failedWithin.add(one.goPackage);
    }
    tally.add(
        one.goPackage + "." + one.name, outcome, one.elapsed, flaky, bad ? one.message : null);
  }

  private static Outcome outcome(@Nullable String last) {
    return switch (last) {
      case "pass" -> Outcome.SUCCESS;
      case "fail" -> Outcome.FAILURE;
      case "skip" -> Outcome.SKIPPED;
      case null, default -> Outcome.ERROR;
    };
  }

  private void notice(@Nullable Instant at) {
    if (at != null && (latest == null || at.isAfter(latest))) {
      latest = at;
    }
  }
}
