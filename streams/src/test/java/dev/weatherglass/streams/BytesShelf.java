package dev.weatherglass.streams;

import dev.weatherglass.core.verify.Shelf;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/// A shelf that keeps bytes, as the stores do.
final class BytesShelf<V> implements Shelf<V> {

  private final Serde<V> serde;
  private final TreeMap<String, byte[]> bytes = new TreeMap<>();

  BytesShelf(StateStores<V> store) {
    serde = WireSerdes.cbor(store.type());
  }

  @Override
  public @Nullable V get(String key) {
    return read(bytes.get(key));
  }

  @Override
  public void put(String key, V value) {
    bytes.put(key, serde.serializer().serialize("", value));
  }

  @Override
  public void remove(String key) {
    bytes.remove(key);
  }

  @Override
  public List<V> under(String prefix) {
    return bytes.subMap(prefix, prefix + Character.MAX_VALUE).values().stream()
        .map(this::read)
        .toList();
  }

  private V read(byte @Nullable [] value) {
    return serde.deserializer().deserialize("", value);
  }
}
