package dev.weatherglass.core.delivery.ci;

import static dev.weatherglass.core.delivery.ci.Tests.suite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlowTestsTest {

  @Test
  void the_slowest_test_comes_first_by_its_median() {
    List<TestRun> runs =
        List.of(
            suite("unit").minute(0).took("usual", 2).took("once", 0.2).kept(),
            suite("unit").minute(1).took("usual", 2.2).took("once", 9).kept(),
            suite("unit").minute(2).took("usual", 2.1).took("once", 0.2).kept());

    assertThat(SlowTests.cases(runs))
        .extracting(
            SlowTest::name, SlowTest::medianSeconds, SlowTest::longestSeconds, SlowTest::runs)
        .containsExactly(tuple("usual", 2.1, 2.2, 3), tuple("once", 0.2, 9.0, 3));
  }

  @Test
  void a_whole_suite_is_timed_where_it_passed() {
    List<TestRun> runs =
        List.of(
            suite("unit").minute(0).passed("a").kept(), suite("unit").minute(1).failed("a").kept());

    assertThat(SlowTests.suites(runs))
        .containsExactly(new SlowTest(runs.getFirst().suite(), null, 1.5, 1.5, 1, Builds.NOON));
  }

  @Test
  void repetition_changes_nothing() {
    TestRun run = suite("unit").took("usual", 2).kept();

    assertThat(SlowTests.cases(List.of(run, run))).isEqualTo(SlowTests.cases(List.of(run)));
  }
}
