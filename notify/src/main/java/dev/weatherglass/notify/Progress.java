package dev.weatherglass.notify;

import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/// How far one partition of alerts is done: a record is done when every channel has done with it,
/// and the offset to commit is that of the first record which is not. Safe for all threads.
final class Progress {

  private final NavigableMap<Long, Integer> open = new TreeMap<>();
  private long next = -1;
  private long committed = -1;

  /// A record was read; `channels` of them have to do with it.
  synchronized void begin(long offset, int channels) {
    next = offset + 1;
    if (channels > 0) {
      open.put(offset, channels);
    }
  }

  /// One channel has done with the record.
  synchronized void done(long offset) {
    open.computeIfPresent(offset, (_, left) -> left == 1 ? null : left - 1);
  }

  /// Records that are not done.
  synchronized int open() {
    return open.size();
  }

  /// The offset to commit; empty where it is committed already.
  synchronized OptionalLong committable() {
    long upTo = open.isEmpty() ? next : open.firstKey();
    return upTo > committed ? OptionalLong.of(upTo) : OptionalLong.empty();
  }

  /// The offset was committed.
  synchronized void committed(long offset) {
    committed = Math.max(committed, offset);
  }
}
