package dev.weatherglass.app.bulk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Items that go to the hub in one request. For one thread.
final class Chunk {

  private final List<Entry.Item> items = new ArrayList<>();
  private long characters;

  void add(Entry.Item item) {
    items.add(item);
    characters += item.json().length() + 1;
  }

  int size() {
    return items.size();
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /// About how many bytes; at least a third of what they are.
  long characters() {
    return characters;
  }

  Entry.Item item(int index) {
    return items.get(index);
  }

  /// The two halves of it.
  List<Chunk> halves() {
    int middle = items.size() / 2;
    return List.of(of(items.subList(0, middle)), of(items.subList(middle, items.size())));
  }

  /// One item on each line.
  byte[] lines() {
    var lines = new StringBuilder((int) characters);
    items.forEach(item -> lines.append(item.json()).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Chunk of(List<Entry.Item> items) {
    var chunk = new Chunk();
    items.forEach(chunk::add);
    return chunk;
  }
}
