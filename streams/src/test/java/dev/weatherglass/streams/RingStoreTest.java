package dev.weatherglass.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.correlate.RingShelf;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Direction;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.RingBlock;
import dev.weatherglass.core.series.RingHead;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import dev.weatherglass.core.series.SignalKind;
import dev.weatherglass.core.verify.Shelf;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
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
    fill(false);

    assertThat(written()).isLessThan(250);
  }

  @Test
  void a_closed_bucket_of_failures_and_requests_writes_less_than_400_bytes() {
    fill(true);

    assertThat(written()).isLessThan(400);
  }

  @Test
  void a_ring_comes_out_of_the_bytes_as_it_went_in() {
    Ring memory = fill(true);

    Ring got = Objects.requireNonNull(shelf.get("key"));
    assertThat(got.head()).isEqualTo(memory.head());
    assertThat(got.between(got.first(), got.last() + 1))
        .hasSize(Ring.LENGTH)
        .isEqualTo(memory.between(memory.first(), memory.last() + 1));
  }

  private double written() {
    return (double) (heads.written + blocks.written) / BUCKETS;
  }

  private Ring fill(boolean ratio) {
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
      memory = memory.push(i, value);
      kept = kept.push(i, value);
      shelf.put("key", kept);
      kept = Objects.requireNonNull(shelf.get("key"));
    }
    return memory;
  }
}
