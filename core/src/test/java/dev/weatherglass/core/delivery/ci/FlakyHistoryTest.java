package dev.weatherglass.core.delivery.ci;

import static dev.weatherglass.core.delivery.ci.Tests.suite;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ten thousand runs of suites with flaky tests, and with everything that only looks like one: bugs
/// that are mended, tests that cannot pass on one platform, suites that are cut in parts, tests
/// that are switched off, runs that nobody knows the commit of.
class FlakyHistoryTest {

  private static final int RUNS = 10_000;
  private static final int CASES = 60;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void nine_of_ten_flaky_tests_are_found_and_nine_of_ten_found_are_flaky(int seed) {
    var history = new Story(seed);

    Set<String> found =
        FlakyTests.of(history.runs()).stream()
            .map(test -> test.suite().name() + "/" + test.name())
            .collect(Collectors.toSet());

    Set<String> right = new HashSet<>(found);
    right.retainAll(history.flaky);
    assertThat(history.flaky).as("seed %d", seed).hasSizeGreaterThan(30);
    assertThat((double) right.size() / found.size())
        .as("precision, seed %d", seed)
        .isGreaterThanOrEqualTo(0.9);
    assertThat((double) right.size() / history.flaky.size())
        .as("recall, seed %d", seed)
        .isGreaterThan(0.9);
  }

  private static final class Story {

    private final Random random;
    private final Set<String> flaky = new TreeSet<>();
    private final Set<String> flakyBySuite = new TreeSet<>();
    private final List<TestRun> runs = new ArrayList<>();

    Story(int seed) {
      random = new Random(seed);
      for (int i = 0; i < 40; i++) {
        flakyBySuite.add("suite-" + random.nextInt(10) + "/case-" + random.nextInt(CASES));
      }
    }

    List<TestRun> runs() {
      int minute = 0;
      for (int commit = 0; runs.size() < RUNS; commit++) {
        String sha = "commit-" + commit;
        String suite = "suite-" + random.nextInt(10);
        Set<String> broken = new TreeSet<>();
        if (random.nextInt(8) == 0) {
          broken.add("case-" + random.nextInt(CASES)); // a bug: fails until the next commit
        }
        int attempts = 1 + random.nextInt(3);
        for (int attempt = 0; attempt < attempts; attempt++) {
          run(suite, sha, commit + "." + attempt, minute++, broken);
        }
      }
      return runs;
    }

    private void run(String suite, String sha, String run, int minute, Set<String> broken) {
      switch (random.nextInt(10)) {
        case 0 -> parts(suite, sha, run, minute, broken);
        case 1 -> platforms(suite, sha, run, minute, broken);
        default -> runs.add(whole(suite, sha, minute, broken).run(run).kept());
      }
    }

    /// Every case passes but those that are broken and those that fail by chance; some are switched
    /// off, and sometimes the runner tries again.
    private Tests whole(String suite, String sha, int minute, Set<String> broken) {
      Tests tests = suite(suite).commit(sha).minute(minute);
      var passed = new ArrayList<String>();
      for (int i = 0; i < CASES; i++) {
        String name = "case-" + i;
        boolean chance = flakyBySuite.contains(suite + "/" + name) && random.nextInt(5) == 0;
        if (broken.contains(name)) {
          tests.failed(name);
        } else if (chance) {
          flaky.add(suite + "/" + name);
          if (random.nextInt(3) == 0) {
            tests.retried(name);
          } else {
            tests.failed(name);
          }
        } else if (random.nextInt(50) == 0) {
          tests.skipped(name);
        } else {
          passed.add(name);
        }
      }
      return told(tests, passed);
    }

    /// Not every sender names what passed.
    private Tests told(Tests tests, List<String> passed) {
      return random.nextBoolean()
          ? tests.passed(passed.toArray(String[]::new))
          : tests.silent(passed.size());
    }

    /// Three parts with a third of the cases each, under one name.
    private void parts(String suite, String sha, String run, int minute, Set<String> broken) {
      for (int part = 0; part < 3; part++) {
        Tests tests = suite(suite).commit(sha).run(run).minute(minute).label("shard", "" + part);
        var passed = new ArrayList<String>();
        for (int i = part; i < CASES; i += 3) {
          String name = "case-" + i;
          if (broken.contains(name)) {
            tests.failed(name);
          } else {
            passed.add(name);
          }
        }
        runs.add(told(tests, passed).kept());
      }
    }

    /// One case cannot pass on Windows.
    private void platforms(String suite, String sha, String run, int minute, Set<String> broken) {
      runs.add(whole(suite, sha, minute, broken).run(run + "-linux").label("os", "linux").kept());
      Set<String> more = new TreeSet<>(broken);
      more.add("case-7");
      runs.add(whole(suite, sha, minute, more).run(run + "-windows").label("os", "windows").kept());
    }
  }
}
