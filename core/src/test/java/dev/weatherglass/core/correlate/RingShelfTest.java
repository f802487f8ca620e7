package dev.weatherglass.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Direction;
import dev.weatherglass.core.series.Histogram;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.RingBlock;
import dev.weatherglass.core.series.RingHead;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import dev.weatherglass.core.series.SignalKind;
import dev.weatherglass.core.verify.MemoryShelf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingShelfTest {

  private static final String KEY = "checkout errors";

  private final MemoryShelf<RingHead> heads = new MemoryShelf<>();
  private final MemoryShelf<RingBlock> blocks = new MemoryShelf<>();
  private final RingShelf shelf = new RingShelf(heads, blocks);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_ring_that_is_put_and_got_at_any_time_is_the_ring_that_was_never_put(long seed) {
    var random = new Random(seed);
    Ring memory = empty("m", 0);
    Ring kept = memory;
    long index = 0;
    for (int i = 0; i < 2_000; i++) {
      index += random.nextInt(200) == 0 ? 1 + random.nextInt(900) : 1;
      BucketValue bucket = BucketValue.ratio(random.nextInt(5), random.nextInt(9));
      Histogram histogram = random.nextBoolean() ? null : histogram(random);
      memory = memory.push(index, bucket, histogram);
      kept = kept.push(index, bucket, histogram);
      if (random.nextInt(4) > 0) {
        shelf.put(KEY, kept);
        kept = random.nextBoolean() ? kept : got();
      }
    }
    shelf.put(KEY, kept);

    assertSame(got(), memory);
    assertThat(blocks.under("").size()).describedAs("seed %d", seed).isLessThanOrEqualTo(13);
  }

  @Test
  void a_ring_that_was_told_stays_whole_while_later_ones_are_put() {
    for (long i = 0; i < 700; i++) {
      put(i);
    }

    Ring got = got();
    var told = new ArrayList<Ring>(List.of(got));
    for (long i = 700; i < 3_000; i++) {
      told.add(told.getLast().push(i, BucketValue.ratio(i, 10_000)));
      shelf.put(KEY, told.getLast());
    }

    assertThat(told)
        .allSatisfy(ring -> {
          assertThat(ring.at(ring.first()).value()).isEqualTo(ring.first());
          assertThat(ring.between(ring.first(), ring.last() + 1)).noneMatch(BucketValue::isMissing);
        });
  }

  @Test
  void a_closed_bucket_writes_its_block_and_nothing_else() {
    put(0);
    RingHead head = Objects.requireNonNull(heads.get(KEY));
    RingBlock block = blocks.under("").getFirst();
    for (long i = 1; i < RingBlock.LENGTH; i++) {
      put(i);
    }

    assertThat(heads.get(KEY)).isSameAs(head);
    assertThat(blocks.under("")).hasSize(1).doesNotContain(block);
  }

  @Test
  void another_metric_that_takes_over_inherits_no_bucket() {
    for (long i = 0; i < 500; i++) {
      put(i);
    }
    shelf.put(KEY, empty("other", 490).push(495, BucketValue.ratio(1, 2)));

    assertThat(got().first()).isEqualTo(490);
    assertThat(got().at(495)).isEqualTo(new BucketValue(1, 2));
    assertThat(got().between(0, 495)).allMatch(BucketValue::isMissing);
    assertThat(blocks.under("")).hasSize(1);
  }

  @Test
  void a_removed_ring_leaves_nothing() {
    for (long i = 0; i < 1_000; i++) {
      put(i);
    }
    shelf.remove(KEY);

    assertThat(shelf.get(KEY)).isNull();
    assertThat(blocks.under("")).isEmpty();
    assertThat(heads.under("")).isEmpty();
  }

  private void put(long index) {
    Ring known = shelf.get(KEY);
    shelf.put(
        KEY, (known == null ? empty("m", 0) : known).push(index, BucketValue.ratio(index, 10_000)));
  }

  private Ring got() {
    return Objects.requireNonNull(shelf.get(KEY));
  }

  private static void assertSame(Ring one, Ring other) {
    assertThat(one.first()).isEqualTo(other.first());
    assertThat(one.last()).isEqualTo(other.last());
    assertThat(one.between(one.first(), one.last() + 1))
        .isEqualTo(other.between(other.first(), other.last() + 1));
    assertThat(LongStream.rangeClosed(one.first(), one.last()).mapToObj(i -> text(one, i)))
        .containsExactlyElementsOf(
            LongStream.rangeClosed(one.first(), one.last()).mapToObj(i -> text(other, i)).toList());
  }

  private static String text(Ring ring, long index) {
    Histogram histogram = ring.histogramAt(index);
    return histogram == null
        ? "none"
        : Arrays.toString(histogram.bounds()) + Arrays.toString(histogram.cumulative());
  }

  /// Counts below one of three sets of bounds.
  private static Histogram histogram(Random random) {
    double[] bounds = new double[1 + random.nextInt(3)];
    double[] counts = new double[bounds.length];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = bounds.length * 100 + i;
      counts[i] = (i == 0 ? 0 : counts[i - 1]) + 1 + random.nextInt(1_000);
    }
    return new Histogram(bounds, counts);
  }

  private static Ring empty(String metric, long first) {
    return Ring.empty(
        new SeriesKey("checkout", "production", "errors", ""),
        new Signal("errors", "error ratio", SignalKind.ERRORS, "1", Direction.UP),
        metric,
        true,
        10_000,
        first - 1);
  }
}
