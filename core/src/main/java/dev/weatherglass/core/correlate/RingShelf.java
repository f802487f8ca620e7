package dev.weatherglass.core.correlate;

import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.RingBlock;
import dev.weatherglass.core.series.RingHead;
import dev.weatherglass.core.verify.Shelf;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Rings, each kept as a head and as blocks of buckets: a closed bucket writes only the block it
/// falls into, and the head when a block begins. For one thread.
///
/// A ring that was got reads its older blocks from here when asked; use it before another one of
/// its series is got and put.
///
/// @param heads by key of the ring
/// @param blocks by key of the ring and number of the block
public record RingShelf(Shelf<RingHead> heads, Shelf<RingBlock> blocks) implements Shelf<Ring> {

  @Override
  public @Nullable Ring get(String key) {
    @Nullable RingHead head = heads.get(key);
    return head == null ? null : ring(key, head);
  }

  @Override
  public void put(String key, Ring ring) {
    RingHead head = ring.head();
    @Nullable RingHead known = heads.get(key);
    @Nullable RingHead before = known != null && known.sameRing(head) ? known : null;
    if (!head.equals(known)) {
      forget(key, known, before == null ? Long.MAX_VALUE : Ring.oldestBlock(head));
      heads.put(key, head);
    }
    long from = before == null ? Ring.oldestBlock(head) : before.newest();
    LongStream.rangeClosed(Math.max(from, Ring.oldestBlock(head)), head.newest())
        .forEach(number -> blocks.put(block(key, number), ring.block(number)));
  }

  @Override
  public void remove(String key) {
    forget(key, heads.get(key), Long.MAX_VALUE);
    heads.remove(key);
  }

  @Override
  public List<Ring> under(String prefix) {
    return heads.under(prefix).stream().map(head -> ring(head.name(), head)).toList();
  }

  private Ring ring(String key, RingHead head) {
    RingBlock newest = Objects.requireNonNull(blocks.get(block(key, head.newest())));
    return Ring.stored(head, newest, number -> blocks.get(block(key, number)));
  }

  /// Drops blocks before the one of this number.
  private void forget(String key, @Nullable RingHead head, long before) {
    if (head != null) {
      LongStream.range(Ring.oldestBlock(head), Math.min(before, head.newest() + 1))
          .forEach(number -> blocks.remove(block(key, number)));
    }
  }

  private static String block(String key, long number) {
    return ServiceState.key(key, Long.toString(number));
  }
}
