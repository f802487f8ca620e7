package dev.weatherglass.streams;

import dev.weatherglass.core.verify.Shelf;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// A state store as the judges' shelf.
record StoreShelf<V>(KeyValueStore<String, V> store) implements Shelf<V> {

  @Override
  public @Nullable V get(String key) {
    return store.get(key);
  }

  @Override
  public void put(String key, V value) {
    store.put(key, value);
  }

  @Override
  public void remove(String key) {
    store.delete(key);
  }

  @Override
  public List<V> under(String prefix) {
    var values = new ArrayList<V>();
    try (KeyValueIterator<String, V> found =
        prefix.isEmpty() ? store.all() : store.prefixScan(prefix, new StringSerializer())) {
      found.forEachRemaining(entry -> values.add(entry.value));
    }
    return values;
  }
}
