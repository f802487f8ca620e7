package dev.weatherglass.ingest.statsd;

import dev.weatherglass.core.series.Distribution;
import dev.weatherglass.core.series.Metric.Kind;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.series.Dropped;
import dev.weatherglass.ingest.series.ExponentialHistogram;
import dev.weatherglass.ingest.series.Gathered;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.ingest.series.SeriesGatherer;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Adds lines up until it is emptied. Values of timers and histograms are counted by buckets 9 %
/// apart, their sum is exact. A gauge is remembered from window to window, because it may be told
/// by its changes. For one thread at a time.
final class StatsdWindow {

  /// Series of one window, and gauges that are remembered; further ones are dropped and counted.
  static final int MOST_SERIES = 50_000;

  /// Members of one set that are told apart.
  private static final int MOST_MEMBERS = 100_000;

  private static final double BUCKETS_PER_OCTAVE = 1 << ExponentialHistogram.FINEST;

  private final Map<Key, Sums> sums = new LinkedHashMap<>();
  private final Map<Key, Double> gauges = new HashMap<>();
  private int dropped;

  /// @param epochSeconds where the line says its time, else 0
  record Key(String name, StatsdLine.Type type, Map<String, String> tags, long epochSeconds) {}

  /// What was added up of one series.
  private static final class Sums {
    private double sum;
    private double zeros;
    private final NavigableMap<Long, Double> positive = new TreeMap<>();
    private final NavigableMap<Long, Double> negative = new TreeMap<>();
    private final Set<String> members = new HashSet<>();
  }

  boolean isEmpty() {
    return sums.isEmpty() && dropped == 0;
  }

  void add(StatsdLine line) {
    var key = new Key(line.name(), line.type(), line.tags(), line.epochSeconds());
    Sums known = sums.get(key);
    if (known == null && sums.size() >= MOST_SERIES) {
      dropped++;
      return;
    }
    Sums series = sums.computeIfAbsent(key, _ -> new Sums());
    double weight = 1 / line.rate();
    switch (line.type()) {
      case COUNTER -> line.values().forEach(value -> series.sum += value * weight);
      case GAUGE -> series.sum = gauge(key, line);
      case SET -> {
        if (series.members.size() < MOST_MEMBERS) {
          series.members.add(line.member());
        }
      }
      case TIMER -> line.values().forEach(value -> count(series, value / 1_000, weight));
      case HISTOGRAM -> line.values().forEach(value -> count(series, value, weight));
    }
  }

  private double gauge(Key key, StatsdLine line) {
    double now = line.values().getLast();
    if (line.relative()) {
      now = gauges.getOrDefault(key, 0.0);
      for (double change : line.values()) {
        now += change;
      }
    }
    if (gauges.containsKey(key) || gauges.size() < MOST_SERIES) {
      gauges.put(key, now);
    }
    return now;
  }

  private static void count(Sums series, double value, double weight) {
    series.sum += value * weight;
    if (value == 0) {
      series.zeros += weight;
    } else {
      (value > 0 ? series.positive : series.negative)
          .merge(bucket(Math.abs(value)), weight, Double::sum);
    }
  }

  /// The bucket whose bounds the value lies between, upper bound included.
  private static long bucket(double value) {
    double octaves = Math.log(value) / Math.log(2);
    return (long) Math.ceil(octaves * BUCKETS_PER_OCTAVE - 1e-9) - 1;
  }

  /// What was counted of one counter, for all of its tags.
  Map<String, Double> counters() {
    return told(StatsdLine.Type.COUNTER);
  }

  /// The last value of each gauge.
  Map<String, Double> gauges() {
    return told(StatsdLine.Type.GAUGE);
  }

  /// How many members each set has.
  Map<String, Integer> sets() {
    var sizes = new TreeMap<String, Integer>();
    sums.forEach((key, series) -> {
      if (key.type() == StatsdLine.Type.SET) {
        sizes.merge(key.name(), series.members.size(), Integer::sum);
      }
    });
    return sizes;
  }

  private Map<String, Double> told(StatsdLine.Type type) {
    var values = new TreeMap<String, Double>();
    sums.forEach((key, series) -> {
      if (key.type() == type) {
        values.merge(
            key.name(),
            series.sum,
            type == StatsdLine.Type.GAUGE ? (_, last) -> last : Double::sum);
      }
    });
    return values;
  }

  /// Takes all out.
  ///
  /// @param since when the window began
  /// @param now when it ends; later than `since`
  Gathered drain(SeriesNames names, NamelessSeries nameless, Instant since, Instant now) {
    var gatherer = new SeriesGatherer(names, nameless, now);
    sums.forEach((key, series) -> tell(gatherer, key, series, since, now));
    gatherer.drop(Dropped.TOO_MANY_SERIES, dropped);
    sums.clear();
    dropped = 0;
    return gatherer.gathered();
  }

  private static void tell(
      SeriesGatherer gatherer, Key key, Sums series, Instant since, Instant now) {
    boolean timed = key.epochSeconds() > 0;
    long at = timed ? key.epochSeconds() * 1_000 : now.toEpochMilli();
    long start = timed ? 0 : since.toEpochMilli();
    Map<String, String> labels = StatsdNames.labels(key);
    String name = StatsdNames.metric(key);
    switch (key.type()) {
      case COUNTER ->
          gatherer.add(name, Kind.DELTA, "", labels, List.of(Sample.of(at, series.sum, start)));
      case GAUGE -> gatherer.add(name, Kind.GAUGE, "", labels, List.of(Sample.of(at, series.sum)));
      case SET ->
          gatherer.add(name, Kind.GAUGE, "", labels, List.of(Sample.of(at, series.members.size())));
      case TIMER, HISTOGRAM -> {
        Distribution whole = distribution(series);
        if (whole == null) {
          gatherer.drop(Dropped.INVALID_VALUE, 1);
        } else {
          String unit = key.type() == StatsdLine.Type.TIMER ? "seconds" : "";
          Sample sample = Sample.of(at, whole, start);
          gatherer.add(name, Kind.DELTA_HISTOGRAM, unit, labels, List.of(sample));
        }
      }
    }
  }

  private static @Nullable Distribution distribution(Sums series) {
    return new ExponentialHistogram(
            ExponentialHistogram.FINEST,
            0,
            series.zeros,
            series.positive,
            series.negative,
            series.sum)
        .distribution();
  }
}
