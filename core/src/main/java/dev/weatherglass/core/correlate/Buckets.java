package dev.weatherglass.core.correlate;

import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.ClosedBucket;
import dev.weatherglass.core.series.FamilyObserver;
import dev.weatherglass.core.series.FamilyState;
import dev.weatherglass.core.series.Histogram;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.Minutes;
import dev.weatherglass.core.series.Part;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.RingHead;
import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.UsualWeek;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.series.WatchRule;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Samples in, rings with their newest closed bucket out. For one thread.
final class Buckets {

  /// A metric family that feeds a signal keeps it; another one takes over after this silence.
  private static final Duration SILENT_OWNER = Duration.ofMinutes(10);

  private final JudgeSettings settings;
  private final Watch watch;
  private final Map<String, Watch.Named> names;
  private final Shelf<FamilyState> families;
  private final Shelf<Ring> rings;
  private final WeekBook weeks;
  private final Consumer<Rollup> minutes;

  /// Rings of the batch at hand: a value that was told stays readable while later ones are put.
  private final Map<String, Ring> underWay = new HashMap<>();

  private long dropped;

  /// @param minutes hears of each minute of a series that is over
  Buckets(
      JudgeSettings settings,
      Watch watch,
      Shelf<FamilyState> families,
      Shelf<Ring> rings,
      Shelf<UsualWeek> weeks,
      Consumer<Rollup> minutes) {
    this.settings = settings;
    this.watch = watch;
    this.names = watch.names();
    this.families = families;
    this.rings = rings;
    this.weeks = new WeekBook(weeks);
    this.minutes = minutes;
  }

  /// Samples that came too late, out of order or beyond the limit.
  long dropped() {
    return dropped;
  }

  /// What a batch brought.
  ///
  /// @param rings a ring for every bucket that closed, in order
  /// @param restarts processes that began anew, each restart of a service once
  record Taken(List<Ring> rings, List<Restarted> restarts) {}

  /// A family shows that a process began anew.
  private record Reset(long atMillis, long widthMillis) {}

  /// Takes in a batch of one service.
  Taken take(MetricBatch batch) {
    underWay.clear();
    var pushed = new ArrayList<Ring>();
    var resets = new ArrayList<Reset>();
    byFamily(batch)
        .forEach((family, metrics) ->
            observe(batch, family, metrics, resets).stream()
                .flatMap(closed -> push(batch, family, closed).stream())
                .forEach(pushed::add));
    return new Taken(pushed, restarts(batch, resets));
  }

  /// Puts a closed bucket on its ring.
  ///
  /// @param series names the series: a ring without buckets
  /// @return empty where another family feeds the signal, the bucket is not new, or the series
  ///   would begin without a value: durations that tell no status must not keep the error ratio
  ///   from the family that does
  Optional<Ring> push(Ring series, long index, BucketValue value) {
    underWay.clear();
    return pushed(series, index, value, null);
  }

  private Optional<Ring> pushed(
      Ring series, long index, BucketValue value, @Nullable Histogram histogram) {
    String key = series.head().name();
    @Nullable Ring known = underWay.computeIfAbsent(key, rings::get);
    boolean sameOwner = known != null && known.metric().equals(series.metric());
    if (known != null && !sameOwner && !isSilent(known, series.startOf(index))) {
      return Optional.empty();
    }
    boolean fresh = known == null || !sameOwner || known.widthMillis() != series.widthMillis();
    Ring ring = fresh ? series : Objects.requireNonNull(known);
    if (index <= ring.last() || (fresh && value.isMissing())) {
      return Optional.empty();
    }
    Ring pushed = ring.push(index, value, histogram);
    if (series.version().isEmpty()) {
      Minutes.over(known, pushed).forEach(minutes);
    }
    rings.put(key, pushed);
    underWay.put(key, pushed);
    if (series.version().isEmpty()) {
      weeks.learn(ring, pushed);
    } else if (known == null) {
      forgetVersions(pushed);
    }
    return Optional.of(pushed);
  }

  /// What is usual for a series at each hour of the week.
  UsualWeek week(Ring ring) {
    return weeks.of(ring);
  }

  /// Rings of single versions of a series; empty where versions never reported side by side.
  List<Ring> versions(SeriesKey key) {
    return rings.under(RingHead.versionsOf(key));
  }

  private Map<String, Map<Part, Metric>> byFamily(MetricBatch batch) {
    var byFamily = new TreeMap<String, Map<Part, Metric>>();
    for (Metric metric : batch.metrics()) {
      Watch.@Nullable Named named = named(metric);
      if (named != null) {
        byFamily
            .computeIfAbsent(named.family(), _ -> new EnumMap<>(Part.class))
            .merge(named.part(), metric, this::together);
      }
    }
    return byFamily;
  }

  /// One part of a family comes as counters or as increments, not as both.
  private Metric together(Metric one, Metric other) {
    if (one.kind() == other.kind()) {
      return one.plus(other);
    }
    dropped += other.series().stream().mapToLong(series -> series.samples().size()).sum();
    return one;
  }

  private Watch.@Nullable Named named(Metric metric) {
    return metric.kind().isHistogram()
        ? Watch.histogram(names, metric.name())
        : names.get(metric.name());
  }

  private List<ClosedBucket> observe(
      MetricBatch batch, String family, Map<Part, Metric> metrics, List<Reset> resets) {
    String key = ServiceState.key(batch.environment(), batch.service(), family);
    @Nullable FamilyState known = families.get(key);
    FamilyObserver.Step step =
        new FamilyObserver(
                watch.rulesFor(family),
                watch.restartSign(family),
                settings.grace(),
                settings.bucket(),
                settings.maxSeries())
            .step(known == null ? FamilyState.empty() : known, metrics);
    families.put(key, step.state());
    dropped += step.state().dropped() - (known == null ? 0 : known.dropped());
    step.restarts().forEach(at -> resets.add(new Reset(at, step.state().widthMillis())));
    return step.closed();
  }

  /// A reset that comes at most [JudgeSettings#mergeBuckets] buckets after another one belongs to
  /// the same restart: a service restarts process by process.
  private List<Restarted> restarts(MetricBatch batch, List<Reset> resets) {
    if (resets.isEmpty()) {
      return List.of();
    }
    String key = ServiceState.key(batch.environment(), batch.service(), Watch.START_TIMES);
    @Nullable FamilyState known = families.get(key);
    FamilyState before = known == null ? FamilyState.empty() : known;
    var restarts = new ArrayList<Restarted>();
    long last = before.restartedMillis();
    resets.sort(Comparator.comparingLong(Reset::atMillis));
    for (Reset reset : resets) {
      if (last == Long.MIN_VALUE
          || Math.abs(reset.atMillis() - last) > settings.mergeBuckets() * reset.widthMillis()) {
        restarts.add(
            new Restarted(
                batch.service(), batch.environment(), Instant.ofEpochMilli(reset.atMillis())));
      }
      last = Math.max(last, reset.atMillis());
    }
    families.put(key, before.restarted(last));
    return restarts;
  }

  private Optional<Ring> push(MetricBatch batch, String family, ClosedBucket closed) {
    WatchRule rule = closed.rule();
    var key =
        new SeriesKey(batch.service(), batch.environment(), rule.signal().name(), closed.group());
    Ring series =
        Ring.empty(
            key,
            rule.signal(),
            family,
            rule.measure().isRatio(),
            closed.widthMillis(),
            closed.index() - 1);
    if (closed.version().isEmpty()) {
      return pushed(series, closed.index(), closed.value(), closed.histogram());
    }
    @Nullable Ring whole = underWay.get(key.text());
    if (whole != null && whole.metric().equals(family) && whole.last() == closed.index()) {
      pushed(
          series.ofVersion(closed.version(), rule.measure().armIsRatio()),
          closed.index(),
          closed.value(),
          closed.histogram());
    }
    return Optional.empty();
  }

  /// A new version's ring is the moment to let go of those that nobody can ask for any more.
  private void forgetVersions(Ring newest) {
    for (Ring other : versions(newest.key())) {
      if (newest.startOf(newest.last()).isAfter(other.endOf(other.last() + Ring.LENGTH))) {
        rings.remove(other.head().name());
      }
    }
  }

  private static boolean isSilent(Ring ring, Instant now) {
    return Duration.between(ring.endOf(ring.last()), now).compareTo(SILENT_OWNER) > 0;
  }
}
