package dev.weatherglass.core.delivery.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DurationPolicyTest {

  private static final DurationPolicy POLICY = new DurationPolicy(0.25, 30, true, 3, 7);

  @Test
  void a_climb_that_lasts_is_slower() {
    assertThat(POLICY.slower(List.of(130.0, 140.0, 150.0), level(100))).isTrue();
  }

  @Test
  void a_single_slow_build_is_noise() {
    assertThat(POLICY.slower(List.of(101.0, 400.0, 102.0), level(100))).isFalse();
  }

  @Test
  void two_slow_builds_of_three_have_recovered_in_between() {
    assertThat(POLICY.slower(List.of(101.0, 400.0, 402.0), level(100))).isFalse();
    assertThat(unsustained().slower(List.of(101.0, 400.0, 402.0), level(100))).isTrue();
  }

  @Test
  void a_large_share_of_few_seconds_is_not_worth_telling() {
    assertThat(POLICY.slower(List.of(20.0, 21.0, 22.0), level(10))).isFalse();
  }

  @Test
  void many_seconds_that_are_a_small_share_are_not_worth_telling() {
    assertThat(POLICY.slower(List.of(1_200.0, 1_200.0, 1_200.0), level(1_000))).isFalse();
  }

  @Test
  void exactly_the_thresholds_are_enough() {
    assertThat(new DurationPolicy(0.2, 300, true, 1, 1).slower(List.of(1_800.0), level(1_500)))
        .isTrue();
  }

  @Test
  void nothing_is_slower_than_nothing() {
    assertThat(POLICY.slower(List.of(), level(100))).isFalse();
    assertThat(POLICY.slower(List.of(100.0), List.of())).isFalse();
  }

  @Test
  void settings_check_themselves() {
    assertThatThrownBy(() -> new DurationPolicy(0, 30, true, 3, 7))
        .hasMessage("relativeIncrease must be positive but was 0.0");
    assertThatThrownBy(() -> new DurationPolicy(0.25, -1, true, 3, 7))
        .hasMessage("minimumIncreaseSeconds must not be negative but was -1.0");
    assertThatThrownBy(() -> new DurationPolicy(0.25, 30, true, 0, 7))
        .hasMessage("latest must be at least 1 but was 0");
    assertThatThrownBy(() -> new DurationPolicy(0.25, 30, true, 3, 0))
        .hasMessage("baseline must be at least 1 but was 0");
  }

  @Test
  void it_decides_as_the_check_of_airflow_from_which_the_rule_comes() throws IOException {
    Path file = fixtures().resolve("airflow-ci-duration/duration_regression_cases.json");
    assumeTrue(Files.exists(file), "there is no " + file);

    List<String> wrong = new ArrayList<>();
    JsonNode cases = JsonMapper.shared().readTree(file).at("/cases");
    for (JsonNode each : cases) {
      List<Double> latest = seconds(each.at("/latest_seconds"));
      List<Double> baseline = seconds(each.at("/baseline_seconds"));
      var policy =
          new DurationPolicy(
              each.at("/relative_threshold").asDouble(),
              each.at("/min_absolute_increase_seconds").asDouble(),
              each.at("/require_sustained").asBoolean(),
              Math.max(1, latest.size()),
              Math.max(1, baseline.size()));
      if (policy.slower(latest, baseline) != each.at("/expected_regression").asBoolean()) {
        wrong.add(each.at("/name").asString());
      }
    }

    assertThat(cases.size()).isPositive();
    assertThat(wrong).isEmpty();
  }

  private static DurationPolicy unsustained() {
    return new DurationPolicy(0.25, 30, false, 3, 7);
  }

  private static List<Double> level(double seconds) {
    return List.of(seconds, seconds + 2, seconds - 1, seconds, seconds + 1, seconds - 2, seconds);
  }

  private static List<Double> seconds(JsonNode array) {
    return array.valueStream().map(JsonNode::asDouble).toList();
  }

  private static Path fixtures() {
    return Path.of(
        Objects.requireNonNullElse(
            System.getenv("WEATHERGLASS_FIXTURES"), "../../shared/fixtures"));
  }
}
