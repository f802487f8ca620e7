package dev.weatherglass.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokenBucketTest {

  private static final long SECOND = 1_000_000_000L;
  private static final RequestLimit FIVE_AT_ONCE = new RequestLimit(2, 5);

  private long now;
  private TokenBucket bucket = TokenBucket.full(FIVE_AT_ONCE, 0);

  @Test
  void a_burst_passes_and_the_next_request_waits() {
    for (int request = 1; request <= 5; request++) {
      assertThat(ask()).as("request " + request).isTrue();
    }

    assertThat(ask()).isFalse();
    assertThat(bucket.waitSeconds(FIVE_AT_ONCE)).isEqualTo(1);
    assertThat(bucket.fullSeconds(FIVE_AT_ONCE)).isEqualTo(3);
  }

  @Test
  void it_fills_at_its_rate_and_not_beyond_the_burst() {
    for (int request = 1; request <= 5; request++) {
      ask();
    }

    now += SECOND;
    assertThat(ask()).isTrue();
    assertThat(ask()).isTrue();
    assertThat(ask()).isFalse();

    now += 1000 * SECOND;
    for (int request = 1; request <= 5; request++) {
      assertThat(ask()).isTrue();
    }
    assertThat(ask()).isFalse();
  }

  @Test
  void a_refused_request_takes_nothing_away() {
    for (int request = 1; request <= 5; request++) {
      ask();
    }
    for (int refused = 0; refused < 100; refused++) {
      ask();
    }

    now += SECOND / 2;
    assertThat(ask()).isTrue();
  }

  @Test
  void senders_have_buckets_of_their_own() {
    var limits = new RequestLimits(new RequestLimit(1, 1), () -> now);

    assertThat(limits.take("token a").allowed()).isTrue();
    assertThat(limits.take("token a").allowed()).isFalse();
    assertThat(limits.take("token b").allowed()).isTrue();
  }

  @Test
  void a_limit_is_positive() {
    assertThatThrownBy(() -> new RequestLimit(0, 1))
        .hasMessage("perSecond must be at least 1 but was 0");
    assertThatThrownBy(() -> new RequestLimit(1, 0))
        .hasMessage("burst must be at least 1 but was 0");
  }

  private boolean ask() {
    TokenBucket.Taken taken = bucket.take(FIVE_AT_ONCE, now);
    bucket = taken.after();
    return taken.allowed();
  }
}
