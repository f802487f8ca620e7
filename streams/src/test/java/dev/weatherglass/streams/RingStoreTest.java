package dev.weatherglass.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.correlate.RingShelf;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Direction;
import dev.weatherglass.core.series.Histogram;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.RingBlock;
import dev.weatherglass.core.series.RingHead;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import dev.weatherglass.core.series.SignalKind;
import dev.weatherglass.core.series.UsualWeek;
import dev.weatherglass.core.verify.Shelf;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a ring costs in a store, in the bytes that a store really gets.
class RingStoreTest {

  private static final int BUCKETS = 2_000;

  private static final class Bytes<V> implements Shelf<V> {
    private final TreeMap<String, byte[]> entries = new TreeMap<>();
    private final Serde<V> serde;
    private long written;

    Bytes(Serde<V> serde) {
      this.serde = serde;
    }

    @Override
    public V get(String key) {
      return serde.deserializer().deserialize("", entries.get(key));
    }

    @Override
    public void put(String key, V value) {
      byte[] bytes = serde.serializer().serialize("", value);
      written += bytes.length;
      entries.put(key, bytes);
    }

    @Override
    public void remove(String key) {
      entries.remove(key);
    }

    @Override
    public List<V> under(String prefix) {
      return entries.keySet().stream().map(this::get).toList();
    }
  }

  private final Bytes<RingHead> heads = new Bytes<>(WireSerdes.cbor(StateStores.RINGS.type()));
  private final Bytes<RingBlock> blocks =
      new Bytes<>(WireSerdes.cbor(StateStores.RING_BLOCKS.type()));
  private final RingShelf shelf = new RingShelf(heads, blocks);

  @Test
  void a_closed_bucket_of_a_number_writes_less_than_250_bytes() {
    fill(false, _ -> null);

    assertThat(written()).isLessThan(250);
  }

  @Test
  void a_closed_bucket_of_failures_and_requests_writes_less_than_400_bytes() {
    fill(true, _ -> null);

    assertThat(written()).isLessThan(400);
  }

  @Test
  void a_closed_bucket_with_a_histogram_of_14_bounds_writes_less_than_1100_bytes() {
    Ring memory = fill(false, RingStoreTest::histogram);

    assertThat(written()).isLessThan(1_100);
    assertThat(got().histogramAt(1_998).cumulative())
        .isEqualTo(memory.histogramAt(1_998).cumulative());
    assertThat(got().histogramAt(1_998).bounds()).isEqualTo(memory.histogramAt(1_998).bounds());
    assertThat(got().histogramAt(memory.first() - 1)).isNull();
  }

  @Test
  void a_ring_comes_out_of_the_bytes_as_it_went_in() {
    Ring memory = fill(true, _ -> null);

    Ring got = got();
    assertThat(got.head()).isEqualTo(memory.head());
    assertThat(got.between(got.first(), got.last() + 1))
        .hasSize(Ring.LENGTH)
        .isEqualTo(memory.between(memory.first(), memory.last() + 1));
  }

  @Test
  void a_week_comes_out_of_at_most_1400_bytes_as_it_went_in() {
    Ring ring = fill(false, _ -> null);
    UsualWeek week = UsualWeek.unknown(10_000);
    for (long hour = 1; hour < 5; hour++) {
      week = week.with(ring, hour);
    }
    Serde<UsualWeek> serde = WireSerdes.cbor(StateStores.WEEKS.type());

    byte[] bytes = serde.serializer().serialize("", week);
    UsualWeek back = serde.deserializer().deserialize("", bytes);

    assertThat(bytes).hasSizeLessThan(1_400);
    assertThat(back.medians()).isEqualTo(week.medians());
    assertThat(back.weeks()).isEqualTo(week.weeks()).contains((byte) 1);
    assertThat(back.fit()).isEqualTo(week.fit());
  }

  private double written() {
    return (double) (heads.written + blocks.written) / BUCKETS;
  }

  private Ring got() {
    return Objects.requireNonNull(shelf.get("key"));
  }

  /// Some 1,000 requests, most of them in three of 14 buckets.
  private static Histogram histogram(int i) {
    double[] bounds = {
      .005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, Double.POSITIVE_INFINITY
    };
    double[] counts = {0, 2, 20, 250, 500 + i % 50, 790, 970, 990, 995, 999, 1e3, 1e3, 1e3, 1e3};
    return new Histogram(bounds, counts);
  }

  private Ring fill(boolean ratio, IntFunction<@Nullable Histogram> histograms) {
    Ring memory =
        Ring.empty(
            new SeriesKey("checkout", "production", "errors", ""),
            new Signal("errors", "error ratio", SignalKind.ERRORS, "1", Direction.UP),
            "http_requests_total",
            ratio,
            10_000,
            0);
    Ring kept = memory;
    for (int i = 1; i <= BUCKETS; i++) {
      BucketValue value = i % 7 == 0 ? BucketValue.MISSING : new BucketValue(i * 0.37, i);
      memory = memory.push(i, value, histograms.apply(i));
      kept = kept.push(i, value, histograms.apply(i));
      shelf.put("key", kept);
      kept = got();
    }
    return memory;
  }
}
