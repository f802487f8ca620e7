package dev.weatherglass.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTest {

  private static final Map<String, String> LABELS =
      Map.of("service", "checkout", "environment", "prod");

  @ParameterizedTest
  @CsvSource({
    "service, checkout, false, true, true",
    "service, check, false, true, false",
    "service, payment, false, false, true",
    "service, checkout, false, false, false",
    "service, check.*, true, true, true",
    "service, payment|checkout, true, true, true",
    "service, pay.*, true, false, true",
    "service, .*out, true, false, false",
    "service, (?i)CHECKOUT, true, true, true",
  })
  void a_condition_compares_one_label(
      String name, String value, boolean isRegex, boolean isEqual, boolean expected) {
    assertThat(new Matcher(name, value, isRegex, isEqual).matches(LABELS)).isEqualTo(expected);
  }

  @Test
  void a_pattern_must_cover_the_whole_value() {
    assertThat(new Matcher("service", "check", true, true).matches(LABELS)).isFalse();
    assertThat(new Matcher("service", "check", true, false).matches(LABELS)).isTrue();
  }

  @Test
  void a_label_that_is_not_there_counts_as_empty() {
    assertThat(Matcher.equal("team", "").matches(LABELS)).isTrue();
    assertThat(new Matcher("team", "core", false, false).matches(LABELS)).isTrue();
    assertThat(new Matcher("team", ".+", true, true).matches(LABELS)).isFalse();
    assertThat(new Matcher("team", ".*", true, true).matches(LABELS)).isTrue();
  }

  @Test
  void a_pattern_that_would_take_for_ever_does_not_hold_and_neither_does_its_opposite() {
    Map<String, String> labels = Map.of("service", "a".repeat(60) + "!");

    assertThat(new Matcher("service", "(.*a){12}b", true, true).matches(labels)).isFalse();
    assertThat(new Matcher("service", "(.*a){12}b", true, false).matches(labels)).isFalse();
  }

  @Test
  void a_pattern_that_would_go_too_deep_does_not_hold() {
    Map<String, String> labels = Map.of("service", "ab".repeat(40_000));

    assertThat(new Matcher("service", "(a|b)*", true, true).matches(labels)).isFalse();
  }

  @Test
  void what_is_wrong_is_named() {
    assertThatThrownBy(() -> Matcher.equal("9lives", "x")).hasMessageContaining("9lives");
    assertThatThrownBy(() -> Matcher.equal("a", "x".repeat(1_001))).hasMessageContaining("1001");
    assertThatThrownBy(() -> new Matcher("a", "(", true, true))
        .hasMessage("value must be a regular expression but was (");
  }

  @Test
  void it_is_written_as_people_write_it() {
    assertThat(new Matcher("path", "a\"\\d\n", true, false)).hasToString("path!~\"a\\\"\\\\d\\n\"");
  }
}
