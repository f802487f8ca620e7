package dev.weatherglass.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @Test
  void seconds_are_seconds() {
    assertThat(RetryAfter.of(" 120 ", NOW)).contains(Duration.ofMinutes(2));
  }

  @Test
  void a_date_is_counted_from_now() {
    assertThat(RetryAfter.of("Mon, 23 Nov 2026 08:00:30 GMT", NOW))
        .contains(Duration.ofSeconds(30));
    assertThat(RetryAfter.of("Mon, 23 Nov 2026 07:00:00 GMT", NOW)).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999"})
  void anything_else_says_nothing(String value) {
    assertThat(RetryAfter.of(value, NOW)).isEmpty();
  }
}
