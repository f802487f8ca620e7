package dev.weatherglass.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RingTest {

  private static final Signal SIGNAL =
      new Signal("latency", "mean latency", SignalKind.LATENCY, "s", Direction.UP);

  private Ring ring =
      Ring.empty(
          new SeriesKey("checkout", "production", "latency", ""), SIGNAL, "m", false, 1_000, 99);

  @Test
  void it_keeps_the_newest_buckets_only() {
    for (int i = 100; i < 600; i++) {
      ring = ring.push(i, BucketValue.of(i));
    }

    assertThat(ring.first()).isEqualTo(240);
    assertThat(ring.at(240).value()).isEqualTo(240);
    assertThat(ring.at(599).value()).isEqualTo(599);
    assertThat(ring.at(239).isMissing()).isTrue();
  }

  @Test
  void buckets_that_were_jumped_over_are_missing() {
    ring = ring.push(100, BucketValue.of(1)).push(103, BucketValue.of(2));

    assertThat(ring.between(100, 104))
        .extracting(BucketValue::isMissing)
        .containsExactly(false, true, true, false);
  }

  @Test
  void a_gap_longer_than_the_ring_empties_it() {
    ring = ring.push(100, BucketValue.of(1)).push(100_000, BucketValue.of(2));

    assertThat(ring.between(ring.first(), 100_000)).allMatch(BucketValue::isMissing);
    assertThat(ring.at(100_000).value()).isEqualTo(2);
  }

  @Test
  void an_older_bucket_is_refused() {
    ring = ring.push(100, BucketValue.of(1));

    assertThatThrownBy(() -> ring.push(100, BucketValue.of(1)))
        .hasMessage("bucket must be newer than 100 but was 100");
  }
}
