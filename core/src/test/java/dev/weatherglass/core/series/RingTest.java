package dev.weatherglass.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingTest {

  private static final Signal SIGNAL =
      new Signal("latency", "mean latency", SignalKind.LATENCY, "s", Direction.UP);

  private Ring ring =
      Ring.empty(
          new SeriesKey("checkout", "production", "latency", ""), SIGNAL, "m", false, 1_000, 99);

  @Test
  void it_keeps_the_newest_buckets_only() {
    for (int i = 100; i < 960; i++) {
      ring = ring.push(i, BucketValue.of(i));
    }

    assertThat(ring.first()).isEqualTo(240);
    assertThat(ring.at(240).value()).isEqualTo(240);
    assertThat(ring.at(959).value()).isEqualTo(959);
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

  @ParameterizedTest
  @ValueSource(doubles = {1e300, -1e300, Double.POSITIVE_INFINITY, Double.NaN})
  void what_a_float_cannot_hold_is_missing(double value) {
    ring = ring.push(100, new BucketValue(value, Double.NaN)).push(101, BucketValue.of(1));

    assertThat(ring.at(100)).isEqualTo(BucketValue.MISSING);
    assertThat(ring.at(101).value()).isEqualTo(1);
  }

  @Test
  void counts_that_nobody_can_have_counted_are_missing() {
    Ring ratios = Ring.empty(ring.key(), SIGNAL, "m", true, 1_000, 99);
    ratios =
        ratios
            .push(100, new BucketValue(-3, 10))
            .push(101, new BucketValue(3, -10))
            .push(102, new BucketValue(3, 1e300))
            .push(103, new BucketValue(3, 10));

    assertThat(ratios.between(100, 104))
        .containsExactly(
            BucketValue.MISSING, BucketValue.MISSING, BucketValue.MISSING, new BucketValue(3, 10));
  }

  @Test
  void buckets_before_the_epoch_have_their_places_too() {
    Ring early = Ring.empty(ring.key(), SIGNAL, "m", false, 1_000, -131);
    for (int i = -130; i < 10; i++) {
      early = early.push(i, BucketValue.of(i));
    }

    Ring pushed = early;
    assertThat(pushed.first()).isEqualTo(-130);
    assertThat(LongStream.range(-130, 10).mapToObj(i -> pushed.at(i).value()))
        .containsExactlyElementsOf(LongStream.range(-130, 10).mapToObj(i -> (double) i).toList());
  }
}
