package dev.weatherglass.core.series;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns the samples of one metric family of one service into closed buckets (DESIGN §4,
/// "Buckets").
///
/// Increments of counters belong to the bucket of the later sample. A bucket closes when every raw
/// series that reported in the one before (and has not gone stale) has a sample within one median
/// spacing of its end, else with the first sample at or after its end plus the grace. After that a
/// counter's late sample is passed over, so that its increment falls into the next bucket, and a
/// late gauge is dropped and counted.
///
/// @param rules what is watched of this family
/// @param grace how long after its end a bucket waits for raw series that are late
/// @param fixedWidth width of the buckets where the configuration says it; null to learn it
/// @param maxRawSeries how many raw series are followed; samples of further ones are dropped and
///   counted
public record FamilyObserver(
    List<WatchRule> rules, Duration grace, @Nullable Duration fixedWidth, int maxRawSeries) {

  private static final char SEPARATOR = '\u001e';

  /// What comes of a batch: the state to go on from, and the buckets it closed, oldest first.
  public record Step(FamilyState state, List<ClosedBucket> closed) {}

  /// Takes in the samples of one batch.
  ///
  /// @param metrics the parts of the family that the batch holds
  public Step step(FamilyState before, Map<Part, Metric> metrics) {
    var work = new Work(before);
    metrics.forEach((part, metric) -> metric.series().forEach(series -> work.take(part, series)));
    return work.finish();
  }

  /// One batch under way, on copies of the state's maps.
  private final class Work {
    private final Map<String, FamilyState.Last> raw;
    private final Set<String> instancesBefore = new HashSet<>();
    private final List<Long> spacings;
    private final TreeMap<Long, Map<String, Accumulator>> open = new TreeMap<>();
    private final List<ClosedBucket> closedNow = new ArrayList<>();
    private long width;
    private long spacing;
    private long closed;
    private long dropped;
    private long newest = Long.MIN_VALUE;

    Work(FamilyState before) {
      raw = new HashMap<>(before.raw());
      raw.values().forEach(last -> instancesBefore.add(last.instance()));
      spacings = new ArrayList<>(before.spacings());
      before.open().forEach((index, series) -> open.put(index, new HashMap<>(series)));
      width = before.widthMillis();
      spacing = before.spacingMillis();
      closed = before.closed();
      dropped = before.dropped();
    }

    void take(Part part, RawSeries series) {
      String id = part.name() + SEPARATOR + series.id();
      for (Sample sample : series.samples()) {
        if (sample.stale()) {
          raw.remove(id);
        } else if (Double.isFinite(sample.value())) {
          take(part, series, id, sample);
        }
      }
    }

    private void take(Part part, RawSeries series, String id, Sample sample) {
      newest = Math.max(newest, sample.atMillis());
      FamilyState.@Nullable Last last = raw.get(id);
      if (last != null && sample.atMillis() <= last.atMillis()) {
        dropped += sample.atMillis() == last.atMillis() && sample.value() == last.value() ? 0 : 1;
        return;
      }
      if (last == null && raw.size() >= maxRawSeries) {
        dropped++;
        return;
      }
      learn(last, sample);
      boolean late = width > 0 && bucketOf(sample) <= closed;
      if (late && last != null && countsOnly(part)) {
        return;
      }
      String instance = Labels.instance(series.labels());
      raw.put(id, new FamilyState.Last(sample.atMillis(), sample.value(), instance));
      if (late) {
        dropped++;
      } else if (width > 0) {
        rules.stream()
            .filter(rule -> rule.measure().parts().contains(part))
            .forEach(rule -> add(rule, part, series, last, sample, instance));
      }
    }

    private boolean countsOnly(Part part) {
      return rules.stream()
          .filter(rule -> rule.measure().parts().contains(part))
          .allMatch(rule -> rule.measure().counts());
    }

    private void learn(FamilyState.@Nullable Last last, Sample sample) {
      if (width > 0) {
        return;
      }
      if (last != null) {
        spacings.add(sample.atMillis() - last.atMillis());
      }
      if (spacings.size() >= BucketWidth.LEARNT_FROM) {
        spacing = BucketWidth.median(spacings);
        width = fixedWidth == null ? BucketWidth.forSpacing(spacing) : fixedWidth.toMillis();
        closed = bucketOf(sample) - 1;
        spacings.clear();
      }
    }

    private void add(
        WatchRule rule,
        Part part,
        RawSeries series,
        FamilyState.@Nullable Last last,
        Sample sample,
        String instance) {
      double amount = sample.value();
      double seconds = spacing / 1000.0;
      if (rule.measure().counts()) {
        if (last == null && !instancesBefore.contains(instance)) {
          return;
        }
        double previous = last == null ? 0 : last.value();
        amount = amount >= previous ? amount - previous : amount;
        seconds = last == null ? seconds : (sample.atMillis() - last.atMillis()) / 1000.0;
      }
      Map<String, Accumulator> bucket =
          open.computeIfAbsent(bucketOf(sample), index -> new HashMap<>());
      String watched = rules.indexOf(rule) + ":" + rule.group(series.labels());
      Accumulator sofar = bucket.getOrDefault(watched, Accumulator.EMPTY);
      if (last == null || Math.floorDiv(last.atMillis(), width) != bucketOf(sample)) {
        sofar = sofar.plusRawSeries();
      }
      bucket.put(watched, rule.measure().add(sofar, part, series.labels(), amount, seconds));
    }

    private long bucketOf(Sample sample) {
      return Math.floorDiv(sample.atMillis(), width);
    }

    Step finish() {
      if (width > 0 && newest > Long.MIN_VALUE) {
        skipLongGap();
        while (mayClose(closed + 1)) {
          close(++closed);
        }
      }
      return new Step(
          new FamilyState(raw, spacings, width, spacing, closed, open, dropped), closedNow);
    }

    /// A gap longer than the ring need not be walked through bucket by bucket.
    private void skipLongGap() {
      long oldest = open.isEmpty() ? closed : open.firstKey() - Ring.LENGTH;
      closed = Math.max(closed, oldest);
    }

    private boolean mayClose(long index) {
      long end = (index + 1) * width;
      if (newest >= end + grace.toMillis()) {
        return true;
      }
      boolean somebody = false;
      for (FamilyState.Last last : raw.values()) {
        if (last.atMillis() >= end - 2 * width) {
          if (last.atMillis() < end - Math.min(spacing, width)) {
            return false;
          }
          somebody = true;
        }
      }
      return somebody;
    }

    private void close(long index) {
      Map<String, Accumulator> gathered = open.remove(index);
      if (gathered == null) {
        return;
      }
      new TreeMap<>(gathered).forEach((watched, sums) -> close(index, watched, sums));
    }

    private void close(long index, String watched, Accumulator gathered) {
      int colon = watched.indexOf(':');
      WatchRule rule = rules.get(Integer.parseInt(watched.substring(0, colon)));
      closedNow.add(
          new ClosedBucket(
              rule,
              watched.substring(colon + 1),
              index,
              width,
              rule.measure().close(gathered),
              rule.measure().histogram(gathered)));
    }
  }
}
