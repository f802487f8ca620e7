package dev.weatherglass.ingest.upload.format;

import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.TestEvent.TestCase;
import dev.weatherglass.ingest.source.EventLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts cases, each once by its worst result, and keeps those that are worth it.
public final class TestTally {

  /// Cases that an event keeps; those that did not pass go first.
  static final int CASES = 2_000;

  /// Cases that keep their message.
  static final int MESSAGES = 50;

  /// Characters of a name or a message.
  static final int LENGTH = 300;

  private final Map<String, TestCase> byName = new LinkedHashMap<>();
  private int total;
  private int failed;
  private int errors;
  private int skipped;

  /// Counts a case.
  ///
  /// @param outcome `SUCCESS`, `FAILURE`, `ERROR` or `SKIPPED`
  /// @param message why it failed; null where it did not, or where unknown
  public void add(
      String name,
      Outcome outcome,
      @Nullable Double seconds,
      boolean flaky,
      @Nullable String message) {
    total++;
    failed += outcome == Outcome.FAILURE ? 1 : 0;
    errors += outcome == Outcome.ERROR ? 1 : 0;
    skipped += outcome == Outcome.SKIPPED ? 1 : 0;
    TestCase one = new TestCase(cut(name), outcome, seconds, flaky, firstLine(message));
    byName.merge(one.name(), one, TestTally::worse);
  }

  /// Counts cases of which only the numbers are known.
  public void add(int cases, int failedOnes, int brokenOnes, int skippedOnes) {
    total += cases;
    failed += failedOnes;
    errors += brokenOnes;
    skipped += skippedOnes;
  }

  /// Cases counted so far.
  public int total() {
    return total;
  }

  /// What was counted.
  public TestReport report(@Nullable String name, @Nullable Double seconds, @Nullable Instant at) {
    return new TestReport(
        name == null ? null : cut(name),
        total,
        failed,
        errors,
        skipped,
        seconds,
        worthKeeping(new ArrayList<>(byName.values())),
        at);
  }

  /// At most [#CASES] cases, those that did not pass first, at most [#MESSAGES] of them with their
  /// messages.
  static List<TestCase> worthKeeping(List<TestCase> cases) {
    cases.sort((a, b) -> Integer.compare(rank(b), rank(a))); // stable: else as in the file
    List<TestCase> kept = new ArrayList<>(cases.subList(0, Math.min(CASES, cases.size())));
    for (int i = MESSAGES; i < kept.size() && kept.get(i).message() != null; i++) {
      kept.set(i, silent(kept.get(i)));
    }
    return kept;
  }

  private static TestCase silent(TestCase one) {
    return TestCase.of(one.name(), one.outcome(), one.durationSeconds(), one.flaky());
  }

  /// Of two results under one name the worse.
  private static TestCase worse(TestCase one, TestCase other) {
    return rank(other) > rank(one) ? other : one;
  }

  private static int rank(TestCase one) {
    return switch (one.outcome()) {
      case ERROR -> 4;
      case FAILURE -> 3;
      case SUCCESS -> one.flaky() ? 2 : 1;
      default -> 0;
    };
  }

  private static String cut(String name) {
    String shown = name.isBlank() ? "unnamed" : name.strip();
    return EventLimits.cut(shown, LENGTH);
  }

  private static @Nullable String firstLine(@Nullable String message) {
    if (message == null || message.isBlank()) {
      return null;
    }
    return cut(message.strip().lines().findFirst().orElse(""));
  }
}
