package dev.weatherglass.core.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Rolls closed buckets up by the minute. The ring holds all that is needed, so there is no state:
/// the bucket that ends a minute, or the first one of a later minute, says that it is over, and its
/// rollup is made of the ring. Buckets close in order, so a minute is told once; told again, after
/// a restart, it is the same.
///
/// The minute in which a series falls silent is told when it comes back.
public final class Minutes {

  private Minutes() {}

  /// The minutes that are over now that a bucket has closed, earliest first; none of a minute
  /// without values.
  ///
  /// @param before the ring before that, of whatever width; null where there was none
  /// @param after the ring with the newest closed bucket
  public static List<Rollup> over(@Nullable Ring before, Ring after) {
    var over = new ArrayList<Rollup>(1);
    if (before != null && isUnderWay(before) && newest(before) < newest(after)) {
      newestOf(before).ifPresent(over::add);
    }
    if (!isUnderWay(after)) {
      newestOf(after).ifPresent(over::add);
    }
    return over;
  }

  /// Whether the next bucket still belongs to the minute of the newest one.
  private static boolean isUnderWay(Ring ring) {
    return Rollup.minute(ring, ring.last() + 1) == newest(ring);
  }

  private static long newest(Ring ring) {
    return Rollup.minute(ring, ring.last());
  }

  private static Optional<Rollup> newestOf(Ring ring) {
    long minute = newest(ring);
    long first = ring.last();
    while (first > ring.first() && Rollup.minute(ring, first - 1) == minute) {
      first--;
    }
    String id = ring.key().id();
    return LongStream.rangeClosed(first, ring.last())
        .boxed()
        .flatMap(index -> Rollup.of(id, ring, index).stream())
        .reduce(Rollup::plus);
  }
}
