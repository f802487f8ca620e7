package dev.weatherglass.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  private static final RetryPolicy POLICY =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1));
  private static final long SEED = 7;

  private final RandomGenerator random = new SplittableRandom(SEED);

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "60, 60", "5000, 60"})
  void the_wait_doubles_up_to_the_longest_and_is_half_random(int attempts, long ceilingSeconds) {
    Duration ceiling = Duration.ofSeconds(ceilingSeconds);

    for (int i = 0; i < 200; i++) {
      assertThat(POLICY.next(attempts, Duration.ZERO, null, random).orElseThrow())
          .as("seed %d", SEED)
          .isBetween(ceiling.dividedBy(2), ceiling);
    }
  }

  @Test
  void two_senders_do_not_wait_equally_long() {
    assertThat(POLICY.backoff(5, random)).isNotEqualTo(POLICY.backoff(5, random));
  }

  @Test
  void it_is_never_tried_earlier_than_the_other_side_asks() {
    Duration asked = Duration.ofMinutes(30);

    assertThat(POLICY.next(1, Duration.ZERO, asked, random)).contains(asked);
  }

  @Test
  void a_short_wish_does_not_shorten_the_backoff() {
    assertThat(POLICY.next(7, Duration.ZERO, Duration.ofSeconds(1), random).orElseThrow())
        .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_message_that_would_be_too_old_is_given_up() {
    assertThat(POLICY.next(9, Duration.ofMinutes(59).plusSeconds(31), null, random)).isEmpty();
    assertThat(POLICY.next(1, Duration.ZERO, Duration.ofHours(2), random)).isEmpty();
  }

  @Test
  void settings_that_make_no_sense_are_refused_with_their_value() {
    assertThatThrownBy(
            () -> new RetryPolicy(Duration.ZERO, Duration.ofSeconds(1), Duration.ofHours(1)))
        .hasMessage("first must be positive but was PT0S");
    assertThatThrownBy(() ->
            new RetryPolicy(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofHours(1)))
        .hasMessage("longest must not be shorter than PT2S but was PT1S");
    assertThatThrownBy(
            () -> new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO))
        .hasMessage("giveUpAfter must be positive but was PT0S");
  }
}
