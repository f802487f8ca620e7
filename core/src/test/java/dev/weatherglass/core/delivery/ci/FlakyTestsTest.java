package dev.weatherglass.core.delivery.ci;

import static dev.weatherglass.core.delivery.ci.Tests.alone;
import static dev.weatherglass.core.delivery.ci.Tests.suite;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.delivery.ci.FlakyTest.Evidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlakyTestsTest {

  private static final String TOTAL = "Cart.total";

  @Test
  void a_test_that_failed_and_passed_at_one_commit_is_flaky() {
    FlakyTest test =
        only(
            suite("unit").commit("c1").minute(0).failed(TOTAL).passed("Cart.empty"),
            suite("unit").commit("c1").minute(5).passed(TOTAL).failed("Cart.add"));

    assertThat(test.name()).isEqualTo(TOTAL);
    assertThat(test.flakes().getFirst().evidence()).containsExactly(Evidence.RERUN);
    assertThat(test.flakes().getFirst().revision()).isEqualTo("c1");
    assertThat(test.flakes().getFirst().failures()).isEqualTo(1);
  }

  @Test
  void a_suite_that_passed_says_that_its_cases_passed() {
    FlakyTest test =
        only(
            suite("unit").commit("c1").minute(0).failed(TOTAL).silent(199),
            suite("unit").commit("c1").minute(5).silent(200));

    assertThat(test.flakes().getFirst().evidence()).containsExactly(Evidence.SUITE_PASSED);
    assertThat(test.flakes().getFirst().failed().at()).isEqualTo(Builds.NOON);
    assertThat(test.flakes().getFirst().passed().at()).isEqualTo(Builds.NOON.plusSeconds(300));
  }

  @Test
  void it_does_not_matter_which_result_came_first() {
    assertThat(
            found(
                suite("unit").commit("c1").minute(0).silent(200),
                suite("unit").commit("c1").minute(5).failed(TOTAL)))
        .hasSize(1);
  }

  @Test
  void a_test_that_passed_when_it_was_tried_again_is_flaky() {
    FlakyTest test = only(suite("unit").minute(3).retried(TOTAL));

    assertThat(test.flakes().getFirst().evidence()).containsExactly(Evidence.RETRY);
    assertThat(test.message()).isEqualTo("expected 3 but was 4");
    assertThat(test.lastAt()).isEqualTo(Builds.NOON.plusSeconds(180));
  }

  @Test
  void a_test_that_somebody_mended_is_not_flaky() {
    assertThat(
            found(
                suite("unit").commit("c1").failed(TOTAL),
                suite("unit").commit("c1").minute(1).failed(TOTAL),
                suite("unit").commit("c2").minute(2).passed(TOTAL)))
        .isEmpty();
  }

  @Test
  void a_test_that_passes_elsewhere_is_not_flaky() {
    assertThat(
            found(
                suite("unit").commit("c1").label("os", "windows").failed(TOTAL),
                suite("unit").commit("c1").label("os", "linux").passed(TOTAL),
                suite("smoke").commit("c1").environment("staging").failed("login"),
                suite("smoke").commit("c1").environment("production").passed("login"),
                suite("integration").commit("c1").silent(4)))
        .isEmpty();
  }

  @Test
  void another_part_of_the_same_run_says_nothing_about_a_case_it_does_not_name() {
    assertThat(
            found(
                suite("unit").commit("c1").run("7").minute(0).failed(TOTAL),
                suite("unit").commit("c1").run("7").minute(1).silent(50)))
        .isEmpty();
    assertThat(
            found(
                suite("unit").commit("c1").run("7").minute(0).failed(TOTAL),
                suite("unit").commit("c1").run("8").minute(1).silent(50)))
        .hasSize(1);
  }

  @Test
  void a_part_of_another_run_says_nothing_about_a_case_it_does_not_name() {
    Tests bug = suite("unit").commit("c1").run("7").minute(0).failed(TOTAL).silent(59);

    assertThat(found(bug, suite("unit").commit("c1").run("8").minute(1).silent(20))).isEmpty();
    assertThat(
            found(
                bug,
                suite("unit").commit("c1").run("8").minute(1).silent(30),
                suite("unit").commit("c1").run("8").minute(2).failed(TOTAL).silent(29)))
        .isEmpty();
    assertThat(
            found(
                bug,
                suite("unit").commit("c1").run("8").minute(1).silent(30),
                suite("unit").commit("c1").run("8").minute(2).silent(30)))
        .hasSize(1);
  }

  @Test
  void a_suite_that_names_all_its_cases_but_this_one_did_not_run_it() {
    assertThat(
            found(
                suite("unit").commit("c1").failed(TOTAL),
                suite("unit").commit("c1").minute(1).passed("Cart.add", "Cart.empty")))
        .isEmpty();
  }

  @Test
  void only_the_failed_cases_may_have_run_again() {
    assertThat(
            found(
                suite("unit").commit("c1").minute(0).failed(TOTAL, "Cart.empty").silent(50),
                suite("unit").commit("c1").minute(1).silent(2)))
        .hasSize(2);
  }

  @Test
  void within_one_run_a_test_was_tried_again_if_it_passed_later() {
    assertThat(
            found(
                suite("unit").commit("c1").run("7").minute(0).failed(TOTAL),
                suite("unit").commit("c1").run("7").minute(1).passed(TOTAL).failed("x")))
        .hasSize(1);
    assertThat(
            found(
                suite("unit").commit("c1").run("7").minute(1).failed(TOTAL),
                suite("unit").commit("c1").run("7").minute(0).passed(TOTAL).failed("x")))
        .isEmpty();
  }

  @Test
  void a_suite_that_skipped_the_case_says_nothing_about_it() {
    assertThat(
            found(
                suite("unit").commit("c1").failed(TOTAL),
                suite("unit").commit("c1").minute(1).skipped(TOTAL).silent(50)))
        .isEmpty();
  }

  @Test
  void without_a_revision_only_one_run_can_be_compared() {
    assertThat(found(suite("unit").failed(TOTAL), suite("unit").minute(1).passed(TOTAL))).isEmpty();
    assertThat(
            found(
                suite("unit").run("7").failed(TOTAL),
                suite("unit").run("7").minute(1).passed(TOTAL).failed("x")))
        .hasSize(1);
  }

  @Test
  void cases_that_are_reported_alone_are_compared_as_well() {
    assertThat(
            found(
                alone("unit").commit("c1").failed(TOTAL),
                alone("unit").commit("c1").minute(1).passed(TOTAL),
                alone("unit").commit("c1").minute(2).failed("Cart.add")))
        .extracting(FlakyTest::name)
        .containsExactly(TOTAL);
  }

  @Test
  void the_worst_comes_first() {
    List<FlakyTest> tests =
        found(
            suite("unit").commit("c1").failed("once", "twice"),
            suite("unit").commit("c1").minute(1).silent(9),
            suite("unit").commit("c2").minute(2).failed("twice"),
            suite("unit").commit("c2").minute(3).silent(9));

    assertThat(tests).extracting(FlakyTest::name).containsExactly("twice", "once");
    assertThat(tests.getFirst().flakes())
        .extracting(FlakyTest.Flake::revision)
        .containsExactly("c2", "c1");
  }

  @Test
  void order_and_repetition_change_nothing() {
    List<TestRun> runs =
        List.of(
            suite("unit").commit("c1").failed("a", "b").kept(),
            suite("unit").commit("c1").minute(0).silent(9).kept(),
            suite("unit").commit("c1").minute(1).passed("a").failed("b").kept(),
            suite("unit").commit("c2").minute(2).retried("b").kept(),
            suite("unit").commit("c2").minute(2).silent(9).kept());
    List<FlakyTest> expected = FlakyTests.of(runs);

    for (int seed = 0; seed < 50; seed++) {
      List<TestRun> again = new ArrayList<>(runs);
      again.addAll(runs.subList(1, 3));
      Collections.shuffle(again, new Random(seed));

      assertThat(FlakyTests.of(again)).as("seed %d", seed).isEqualTo(expected);
    }
    assertThat(expected).hasSize(2);
  }

  private static List<FlakyTest> found(Tests... runs) {
    return FlakyTests.of(List.of(runs).stream().map(Tests::kept).toList());
  }

  private static FlakyTest only(Tests... runs) {
    List<FlakyTest> tests =
        found(runs).stream().filter(test -> !test.name().equals("Cart.add")).toList();
    assertThat(tests).hasSize(1);
    return tests.getFirst();
  }
}
