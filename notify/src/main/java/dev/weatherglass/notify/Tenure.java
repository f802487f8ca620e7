package dev.weatherglass.notify;

import java.util.Map;
import java.util.Objects;

/// The time during which this process owns one partition: what its channels have told, how far it
/// has read, and whether it is over. After that nothing more is sent or written for it: another
/// owner does.
final class Tenure {

  private final int partition;
  private final Map<String, Book> books;
  private final Progress progress = new Progress();
  private volatile boolean over;

  /// @param books by channel
  Tenure(int partition, Map<String, Book> books) {
    this.partition = partition;
    this.books = Map.copyOf(books);
  }

  int partition() {
    return partition;
  }

  Book book(String channel) {
    return Objects.requireNonNull(books.get(channel));
  }

  Progress progress() {
    return progress;
  }

  boolean isOver() {
    return over;
  }

  void end() {
    over = true;
  }
}
