package dev.weatherglass.core.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The last [#LENGTH] closed buckets of one watched series: a value, never changed in place.
///
/// Buckets lie in blocks. A ring that comes from a store knows its newest block and fetches an
/// older one when it is first asked for a bucket of it, so that closing a bucket reads and writes
/// one block. For one thread.
public final class Ring {

  /// How many closed buckets are kept: a baseline of 240, an episode of 240, a verification of 120
  /// that begins at its end, and 120 by which a change may be told late.
  public static final int LENGTH = 720;

  private static final int OLDER_BLOCKS = LENGTH / RingBlock.LENGTH;

  private final RingHead head;
  private final RingBlock open;
  private final @Nullable RingBlock[] older;
  private final LongFunction<@Nullable RingBlock> stored;

  private Ring(
      RingHead head,
      RingBlock open,
      @Nullable RingBlock[] older,
      LongFunction<@Nullable RingBlock> stored) {
    this.head = head;
    this.open = open;
    this.older = older;
    this.stored = stored;
  }

  /// A ring without buckets.
  ///
  /// @param last index of the bucket before the first that it will hold
  public static Ring empty(
      SeriesKey key, Signal signal, String metric, boolean ratio, long widthMillis, long last) {
    long since = last + 1;
    return stored(
        new RingHead(key, "", signal, metric, ratio, widthMillis, since, RingBlock.numberOf(since)),
        RingBlock.EMPTY,
        _ -> null);
  }

  /// A ring without buckets, of the same series but of one version's raw series alone.
  public Ring ofVersion(String version, boolean pairs) {
    return stored(
        new RingHead(
            key(), version, signal(), metric(), pairs, widthMillis(), last() + 1, head.newest()),
        RingBlock.EMPTY,
        _ -> null);
  }

  /// A ring as it was put down.
  ///
  /// @param newest the newest block
  /// @param older gives the block of a number; null where there is none
  public static Ring stored(
      RingHead head, RingBlock newest, LongFunction<@Nullable RingBlock> older) {
    return new Ring(head, newest, new @Nullable RingBlock[OLDER_BLOCKS], older);
  }

  /// The ring with one more closed bucket that has no histogram.
  ///
  /// @throws IllegalArgumentException if the bucket is not newer than the newest
  public Ring push(long index, BucketValue bucket) {
    return push(index, bucket, null);
  }

  /// The ring with one more closed bucket; buckets between are missing.
  ///
  /// @throws IllegalArgumentException if the bucket is not newer than the newest
  public Ring push(long index, BucketValue bucket, @Nullable Histogram histogram) {
    if (index <= last()) {
      throw new IllegalArgumentException(
          "bucket must be newer than " + last() + " but was " + index);
    }
    long number = RingBlock.numberOf(index);
    int place = place(index);
    return number == head.newest()
        ? new Ring(head, open.with(place, bucket, ratio(), histogram), older, stored)
        : new Ring(
            head.withNewest(number),
            RingBlock.EMPTY.with(place, bucket, ratio(), histogram),
            olderThan(number),
            stored);
  }

  public RingHead head() {
    return head;
  }

  /// The block of this number; empty where none of its buckets is kept.
  public RingBlock block(long number) {
    long back = head.newest() - number;
    if (back == 0) {
      return open;
    }
    if (back < 0 || back > OLDER_BLOCKS || number < RingBlock.numberOf(head.since())) {
      return RingBlock.EMPTY;
    }
    int slot = (int) back - 1;
    @Nullable RingBlock known = older[slot];
    if (known == null) {
      @Nullable RingBlock fetched = stored.apply(number);
      known = fetched == null ? RingBlock.EMPTY : fetched;
      older[slot] = known;
    }
    return known;
  }

  /// Number of the oldest block that may hold a bucket of the ring.
  public static long oldestBlock(RingHead head) {
    return Math.max(head.newest() - OLDER_BLOCKS, RingBlock.numberOf(head.since()));
  }

  /// Which series.
  public SeriesKey key() {
    return head.key();
  }

  /// Which version's raw series alone; empty for the watched series itself.
  public String version() {
    return head.version();
  }

  /// What it measures.
  public Signal signal() {
    return head.signal();
  }

  /// The metric family it comes from.
  public String metric() {
    return head.metric();
  }

  /// Whether buckets hold failures and requests.
  public boolean ratio() {
    return head.ratio();
  }

  /// Width of a bucket in milliseconds.
  public long widthMillis() {
    return head.widthMillis();
  }

  /// Index of the newest closed bucket; bucket `i` covers `[i * width, (i + 1) * width)`.
  public long last() {
    return open.length() == 0
        ? head.since() - 1
        : head.newest() * RingBlock.LENGTH + open.length() - 1;
  }

  /// Index of the oldest bucket that is kept.
  public long first() {
    return Math.max(head.since(), last() - LENGTH + 1);
  }

  /// The bucket of this index; missing where it is not kept.
  public BucketValue at(long index) {
    return isKept(index) ? block(RingBlock.numberOf(index)).at(place(index)) : BucketValue.MISSING;
  }

  /// How the requests of a bucket are spread; null where it is not kept or the series has no
  /// histograms.
  public @Nullable Histogram histogramAt(long index) {
    return isKept(index) ? block(RingBlock.numberOf(index)).histogramAt(place(index)) : null;
  }

  /// The buckets from one index up to another, oldest first; those not kept are missing.
  ///
  /// @param from first index
  /// @param to index after the last
  public List<BucketValue> between(long from, long to) {
    var buckets = new ArrayList<BucketValue>();
    for (long index = Math.max(from, first()); index < to; index++) {
      buckets.add(at(index));
    }
    return buckets;
  }

  /// The bucket that a moment belongs to.
  public long indexOf(Instant moment) {
    return Math.floorDiv(moment.toEpochMilli(), widthMillis());
  }

  /// When a bucket begins.
  public Instant startOf(long index) {
    return Instant.ofEpochMilli(index * widthMillis());
  }

  /// When a bucket ends.
  public Instant endOf(long index) {
    return startOf(index + 1);
  }

  private boolean isKept(long index) {
    return index >= first() && index <= last();
  }

  private static int place(long index) {
    return (int) Math.floorMod(index, (long) RingBlock.LENGTH);
  }

  /// Blocks before one that is to become the newest. All are fetched, because the store may drop
  /// what leaves this ring while an earlier value of it is still read.
  private @Nullable RingBlock[] olderThan(long number) {
    var shifted = new @Nullable RingBlock[OLDER_BLOCKS];
    for (int i = 0; i < OLDER_BLOCKS; i++) {
      shifted[i] = block(number - 1 - i);
    }
    for (int i = 0; i < OLDER_BLOCKS; i++) {
      block(head.newest() - 1 - i);
    }
    return shifted;
  }
}
