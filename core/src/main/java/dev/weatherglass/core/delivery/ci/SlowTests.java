package dev.weatherglass.core.delivery.ci;

import dev.weatherglass.core.event.TestEvent.TestCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds the tests that take longest. What failed broke off early, or waited for something that
/// never came, and does not count.
public final class SlowTests {

  private SlowTests() {}

  /// Cases, the slowest first.
  public static List<SlowTest> cases(Collection<TestRun> runs) {
    var times = new Times();
    for (TestRun run : TestRun.inOrder(runs)) {
      for (TestCase one : run.cases()) {
        if (Result.of(one.outcome()) == Result.PASSED && !one.flaky()) {
          times.add(run, one.name(), one.durationSeconds());
        }
      }
    }
    return times.slowest();
  }

  /// Whole suites, the slowest first.
  public static List<SlowTest> suites(Collection<TestRun> runs) {
    var times = new Times();
    for (TestRun run : TestRun.inOrder(runs)) {
      if (run.passed() && run.onlyCase() == null) {
        times.add(run, null, run.seconds());
      }
    }
    return times.slowest();
  }

  private record Test(TestSuite suite, @Nullable String name) {}

  /// What each test took, in the order of time.
  private static final class Times {

    private final Map<Test, List<Double>> seconds = new HashMap<>();
    private final Map<Test, Instant> last = new HashMap<>();

    void add(TestRun run, @Nullable String name, @Nullable Double took) {
      if (took != null && took >= 0) {
        var test = new Test(run.suite(), name);
        seconds.computeIfAbsent(test, _ -> new ArrayList<>()).add(took);
        last.put(test, run.at());
      }
    }

    List<SlowTest> slowest() {
      return seconds.entrySet().stream()
          .map(entry -> slow(entry.getKey(), entry.getValue()))
          .sorted(SlowTest.SLOWEST_FIRST)
          .toList();
    }

    private SlowTest slow(Test test, List<Double> took) {
      return new SlowTest(
          test.suite(),
          test.name(),
          Objects.requireNonNull(Median.of(took)),
          took.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
          took.size(),
          Objects.requireNonNull(last.get(test)));
    }
  }
}
