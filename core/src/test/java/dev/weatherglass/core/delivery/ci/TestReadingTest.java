package dev.weatherglass.core.delivery.ci;

import static dev.weatherglass.core.delivery.ci.Tests.alone;
import static dev.weatherglass.core.delivery.ci.Tests.suite;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.event.TestEvent.TestCase;
import org.junit.jupiter.api.Test;

class TestReadingTest {

  @Test
  void of_a_suite_that_passed_quickly_no_case_is_kept() {
    TestRun run = suite("unit").commit("c1").passed("a", "b", "c").kept();

    assertThat(run.passed()).isTrue();
    assertThat(run.cases()).isEmpty();
    assertThat(run.seconds()).isEqualTo(1.5);
  }

  @Test
  void what_did_not_simply_pass_is_kept() {
    TestRun run = suite("unit").failed("f").skipped("s").retried("r").passed("p").kept();

    assertThat(run.cases()).extracting(TestCase::name).containsExactly("f", "s", "r");
    assertThat(run.passed()).isFalse();
  }

  @Test
  void one_can_ask_whether_a_case_passed() {
    CaseNames passed = suite("unit").failed("f").passed("p", "q").kept().passedCases();

    assertThat(passed.contains("p")).isTrue();
    assertThat(passed.contains("f")).isFalse();
    assertThat(CaseNames.read(passed.text())).isEqualTo(passed).isNotEqualTo(CaseNames.NONE);
  }

  @Test
  void only_the_slowest_are_kept_and_only_where_clocks_can_tell() {
    TestRun run =
        suite("unit")
            .took("a", 0.2)
            .took("b", 3)
            .took("c", 0.09)
            .took("d", 2)
            .took("e", 1)
            .took("f", 0.5)
            .took("g", 0.3)
            .kept();

    assertThat(run.cases()).extracting(TestCase::name).containsExactly("b", "d", "e", "f", "g");
  }

  @Test
  void a_suite_in_which_nothing_ran_has_not_passed() {
    assertThat(suite("unit").skipped("a", "b").kept().passed()).isFalse();
  }

  @Test
  void a_single_case_is_known_by_its_name_and_without_a_name_it_is_nothing() {
    assertThat(alone("unit").passed("a").kept().onlyCase()).isEqualTo("a");
    assertThat(alone("unit").label("case", "Cart.total").kept().onlyCase()).isEqualTo("Cart.total");
    assertThat(TestReading.of(alone("unit").event())).isEmpty();
  }

  @Test
  void a_version_that_moves_is_no_revision() {
    assertThat(suite("unit").version("1.4.2").kept().revision()).isEqualTo("1.4.2");
    assertThat(suite("unit").version("1.4.2-SNAPSHOT").kept().revision()).isNull();
    assertThat(suite("unit").version("latest").kept().revision()).isNull();
  }

  @Test
  void where_it_ran_is_part_of_the_suite_and_that_it_ran_again_is_not() {
    assertThat(suite("unit").label("os", "linux").label("JDK", "25").kept().suite().variant())
        .isEqualTo("jdk=25 os=linux");
    assertThat(suite("unit").label("attempt", "2").kept().suite().variant()).isEmpty();
  }

  @Test
  void what_is_not_finished_is_no_run() {
    TestEvent finished = suite("unit").passed("a").event();

    assertThat(TestReading.of(finished)).isPresent();
    assertThat(TestReading.of(finished.withContext(Contexts.started(finished.context()))))
        .isEmpty();
  }
}
