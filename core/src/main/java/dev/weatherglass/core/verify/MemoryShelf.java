package dev.weatherglass.core.verify;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A shelf in memory, for replays and tests; for one thread.
public final class MemoryShelf<V> implements Shelf<V> {

  private final TreeMap<String, V> values = new TreeMap<>();

  @Override
  public @Nullable V get(String key) {
    return values.get(key);
  }

  @Override
  public void put(String key, V value) {
    values.put(key, value);
  }

  @Override
  public void remove(String key) {
    values.remove(key);
  }

  @Override
  public List<V> under(String prefix) {
    return List.copyOf(values.subMap(prefix, prefix + Character.MAX_VALUE).values());
  }
}
