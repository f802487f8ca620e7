package dev.weatherglass.core.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a judge keeps what it remembers: a key-value store that belongs to it alone. Keys are
/// text, so that everything of one service or environment has one prefix.
///
/// @param <V> values: immutable
public interface Shelf<V> {

  @Nullable V get(String key);

  void put(String key, V value);

  void remove(String key);

  /// All values whose key begins with this text, by key.
  List<V> under(String prefix);
}
