package dev.weatherglass.core.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Two versions of a service side by side: what each of them did in the same buckets, so that what
/// moves both cancels.
///
/// Values are per instance where the series adds up over instances (levels, rates): a canary of one
/// instance compares with nine others. Of throughput that says how traffic was split, not how well
/// it was served.
///
/// @param older the versions that were there before the change, as one ring with the series' own
///   kind of buckets; missing where only one arm reported
/// @param newer the change's version, likewise
/// @param from the first bucket that both hold
public record Arms(Ring older, Ring newer, long from) {

  /// The arms of a change.
  ///
  /// @param whole the series itself
  /// @param versions its rings by version
  /// @param version the change's
  /// @param onset bucket of the change's onset: nothing before it is compared
  /// @return empty where the version is not known, or nothing older reported beside it
  public static Optional<Arms> of(Ring whole, List<Ring> versions, String version, long onset) {
    Optional<Ring> newer =
        versions.stream().filter(ring -> ring.version().equals(version)).findFirst();
    return newer.flatMap(arm ->
        of(
            whole,
            versions.stream().filter(ring -> isOlder(ring, arm)).toList(),
            arm,
            Math.max(onset, arm.first())));
  }

  /// A version that begins to report later is no part of the change's past.
  private static boolean isOlder(Ring ring, Ring arm) {
    return !ring.version().equals(arm.version())
        && ring.widthMillis() == arm.widthMillis()
        && ring.metric().equals(arm.metric())
        && ring.head().since() <= arm.head().since();
  }

  private static Optional<Arms> of(Ring whole, List<Ring> before, Ring arm, long onset) {
    Ring older = null;
    Ring newer = null;
    long from = onset;
    for (long index = onset; index <= arm.last(); index++) {
      List<Pile> piles = new ArrayList<>();
      for (Ring ring : before) {
        Pile.of(ring, index).ifPresent(piles::add);
      }
      Optional<Pile> mine = Pile.of(arm, index);
      if (mine.isPresent() && !piles.isEmpty()) {
        if (older == null || newer == null) {
          from = index;
          older = empty(whole, index);
          newer = empty(whole, index);
        }
        older = piles.stream().reduce(Pile::plus).orElseThrow().push(older, index);
        newer = mine.get().push(newer, index);
      }
    }
    return older == null || newer == null
        ? Optional.empty()
        : Optional.of(new Arms(older, newer, from));
  }

  private static Ring empty(Ring whole, long first) {
    return Ring.empty(
        whole.key(), whole.signal(), whole.metric(), whole.ratio(), whole.widthMillis(), first - 1);
  }

  /// What one or more versions hold in a bucket.
  ///
  /// @param amount what was summed
  /// @param per what it is per
  private record Pile(double amount, double per, @Nullable Histogram histogram) {

    static Optional<Pile> of(Ring ring, long index) {
      BucketValue value = ring.at(index);
      @Nullable Histogram histogram = ring.histogramAt(index);
      if (value.isMissing()) {
        return Optional.empty();
      }
      double weight = histogram == null ? 1 : histogram.total();
      return Optional.of(
          ring.ratio()
              ? new Pile(value.value(), value.requests(), histogram)
              : new Pile(value.value() * weight, weight, histogram));
    }

    Pile plus(Pile other) {
      return new Pile(
          amount + other.amount,
          per + other.per,
          histogram == null || other.histogram == null ? null : histogram.plus(other.histogram));
    }

    Ring push(Ring arm, long index) {
      BucketValue value =
          arm.ratio() ? BucketValue.ratio(amount, per) : BucketValue.of(amount / per);
      return arm.push(index, value, histogram);
    }
  }
}
