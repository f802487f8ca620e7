package dev.weatherglass.core.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One batch under way, on copies of the state's maps; see [FamilyObserver]. For one use.
final class FamilyBatch {

  private static final char SEPARATOR = '\u001e';

  /// A sample, and what its series' labels say.
  ///
  /// @param id names the raw series within the family
  private record Told(
      Part part,
      Metric.Kind kind,
      Map<String, String> labels,
      String id,
      String instance,
      String version,
      Sample sample) {

    /// Names what is reset together: one histogram, or one counter.
    String process() {
      return part == Part.VALUE || part == Part.HISTOGRAM ? id : Labels.withoutBound(labels);
    }
  }

  /// A rule that reads a part, and its number among the family's rules.
  private record Reader(int number, WatchRule rule) {}

  private final FamilyObserver observer;
  private final Map<Part, List<Reader>> readers = new EnumMap<>(Part.class);
  private final Map<String, FamilyState.Last> raw;
  private final Set<String> instancesBefore = new HashSet<>();
  private final Set<String> resetNow = new HashSet<>();
  private final List<Long> spacings;
  private final TreeMap<Long, Map<String, Accumulator>> open = new TreeMap<>();
  private final List<ClosedBucket> closedNow = new ArrayList<>();
  private final List<Long> restarts = new ArrayList<>();
  private final long restartedMillis;
  private long width;
  private long spacing;
  private long closed;
  private long dropped;
  private long newest = Long.MIN_VALUE;

  FamilyBatch(FamilyObserver observer, FamilyState before) {
    this.observer = observer;
    for (int i = 0; i < observer.rules().size(); i++) {
      var reader = new Reader(i, observer.rules().get(i));
      Set<Part> parts = reader.rule().measure().parts();
      parts.forEach(part -> readers.computeIfAbsent(part, _ -> new ArrayList<>()).add(reader));
      if (!parts.contains(Part.VALUE)) {
        readers.computeIfAbsent(Part.HISTOGRAM, _ -> new ArrayList<>()).add(reader);
      }
    }
    raw = new HashMap<>(before.raw());
    raw.values().forEach(last -> instancesBefore.add(last.instance()));
    spacings = new ArrayList<>(before.spacings());
    before.open().forEach((index, series) -> open.put(index, new HashMap<>(series)));
    restartedMillis = before.restartedMillis();
    width = before.widthMillis();
    spacing = before.spacingMillis();
    closed = before.closed();
    dropped = before.dropped();
  }

  FamilyObserver.Step take(Map<Part, Metric> metrics) {
    List<Told> told = byTime(metrics);
    for (int from = 0, to; from < told.size(); from = to) {
      long at = told.get(from).sample().atMillis();
      to = from;
      while (to < told.size() && told.get(to).sample().atMillis() == at) {
        to++;
      }
      takeMoment(told.subList(from, to));
    }
    return new FamilyObserver.Step(
        new FamilyState(raw, spacings, width, spacing, closed, open, restartedMillis, dropped),
        closedNow,
        restarts);
  }

  private List<Told> byTime(Map<Part, Metric> metrics) {
    var told = new ArrayList<Told>();
    boolean whole = metrics.containsKey(Part.HISTOGRAM) || isWhole();
    metrics.forEach((part, metric) -> {
      if (!whole || part == Part.VALUE || part == Part.HISTOGRAM) {
        tell(part, metric, told);
      }
    });
    told.sort(Comparator.comparingLong(one -> one.sample().atMillis()));
    return told;
  }

  /// Whether the family comes as whole histograms: some senders tell their parts besides, which
  /// must not count twice.
  private boolean isWhole() {
    return raw.keySet().stream().anyMatch(id -> id.startsWith(Part.HISTOGRAM.name()));
  }

  private static void tell(Part part, Metric metric, List<Told> told) {
    metric
        .series()
        .forEach(series -> {
          String id = part.name() + SEPARATOR + series.id();
          String instance = Labels.instance(series.labels());
          String version = Labels.version(series.labels());
          series
              .samples()
              .forEach(sample ->
                  told.add(
                      new Told(
                          part, metric.kind(), series.labels(), id, instance, version, sample)));
        });
  }

  /// Takes in what was measured at one instant. One counter that fell shows that all of its
  /// histogram were reset, also those that have grown past their old value since.
  private void takeMoment(List<Told> told) {
    resetNow.clear();
    told.stream().filter(this::restarted).forEach(one -> resetNow.add(one.process()));
    if (!resetNow.isEmpty() && width > 0) {
      restarts.add(told.getFirst().sample().atMillis());
    }
    told.forEach(this::take);
    if (told.stream().anyMatch(one -> one.sample().stale())) {
      instancesBefore.clear();
      raw.values().forEach(last -> instancesBefore.add(last.instance()));
    } else {
      told.stream()
          .filter(one -> raw.containsKey(one.id()))
          .forEach(one -> instancesBefore.add(one.instance()));
    }
    closeWhatMay();
  }

  private boolean restarted(Told one) {
    FamilyState.@Nullable Last last = raw.get(one.id());
    return last != null
        && !one.kind().isDelta()
        && Double.isFinite(one.sample().value())
        && one.sample().atMillis() > last.atMillis()
        && (observer
                .sign()
                .shows(one.part(), countsOnly(one.part()), last.value(), one.sample().value())
            || (countsOnly(one.part()) && beganAnew(one.sample(), last)));
  }

  /// Whether a sender says that it counts from a later moment, or a bucket of a histogram fell.
  private static boolean beganAnew(Sample sample, FamilyState.Last last) {
    Distribution before = last.distribution();
    Distribution now = sample.distribution();
    return sample.startMillis() > last.atMillis()
        || (before != null && now != null && now.since(before) == null);
  }

  private void take(Told one) {
    if (one.sample().stale()) {
      raw.remove(one.id());
    } else if (Double.isFinite(one.sample().value())) {
      takeValue(one);
    }
  }

  private void takeValue(Told one) {
    Sample sample = one.sample();
    newest = Math.max(newest, sample.atMillis());
    FamilyState.@Nullable Last last = raw.get(one.id());
    if (last != null && sample.atMillis() <= last.atMillis()) {
      dropped += sample.atMillis() == last.atMillis() && sample.value() == last.value() ? 0 : 1;
      return;
    }
    if (last == null && raw.size() >= observer.maxRawSeries()) {
      dropped++;
      return;
    }
    learn(last, sample);
    boolean late = width > 0 && bucketOf(sample) <= closed;
    boolean delta = one.kind().isDelta();
    if (late && last != null && countsOnly(one.part()) && !delta) {
      return;
    }
    raw.put(one.id(), remembered(one, last));
    if (late && !delta) {
      dropped++;
    } else if (width > 0) {
      for (Reader reader : readersOf(one.part())) {
        add(reader, one, last);
      }
    }
  }

  private static FamilyState.Last remembered(Told one, FamilyState.@Nullable Last last) {
    Sample sample = one.sample();
    boolean delta = one.kind().isDelta();
    double value = delta && last != null ? last.value() + sample.value() : sample.value();
    return new FamilyState.Last(
        sample.atMillis(), value, one.instance(), delta ? null : sample.distribution());
  }

  private List<Reader> readersOf(Part part) {
    return readers.getOrDefault(part, List.of());
  }

  private boolean countsOnly(Part part) {
    for (Reader reader : readersOf(part)) {
      if (!reader.rule().measure().counts()) {
        return false;
      }
    }
    return true;
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
      width =
          observer.fixedWidth() == null
              ? BucketWidth.forSpacing(spacing)
              : observer.fixedWidth().toMillis();
      closed = bucketOf(sample) - 1;
      spacings.clear();
    }
  }

  private void add(Reader reader, Told one, FamilyState.@Nullable Last last) {
    Measure measure = reader.rule().measure();
    if (measure.counts()
        && !one.kind().isDelta()
        && last == null
        && !instancesBefore.contains(one.instance())) {
      return;
    }
    double seconds = seconds(one, last);
    if (one.part() == Part.HISTOGRAM) {
      Distribution more = increment(one, last);
      if (more != null) {
        add(reader, one, last, sofar -> measure.add(sofar, one.labels(), more, seconds));
      }
    } else {
      double amount = measure.counts() ? amount(one, last) : remembered(one, last).value();
      add(
          reader,
          one,
          last,
          sofar -> measure.add(sofar, one.part(), one.labels(), amount, seconds));
    }
  }

  private void add(
      Reader reader, Told one, FamilyState.@Nullable Last last, UnaryOperator<Accumulator> more) {
    long index = Math.max(bucketOf(one.sample()), closed + 1);
    boolean first = last == null || Math.floorDiv(last.atMillis(), width) != index;
    Map<String, Accumulator> bucket = open.computeIfAbsent(index, _ -> new HashMap<>());
    String watched = reader.number() + ":" + reader.rule().group(one.labels());
    add(bucket, watched, first, more);
    if (!one.version().isEmpty()) {
      add(bucket, watched + SEPARATOR + one.version(), first, more);
    }
  }

  private static void add(
      Map<String, Accumulator> bucket,
      String name,
      boolean first,
      UnaryOperator<Accumulator> more) {
    Accumulator sofar = bucket.getOrDefault(name, Accumulator.EMPTY);
    bucket.put(name, more.apply(first ? sofar.plusRawSeries() : sofar));
  }

  /// What a counter grew by.
  private double amount(Told one, FamilyState.@Nullable Last last) {
    double value = one.sample().value();
    if (one.kind().isDelta()) {
      return Math.max(0, value);
    }
    double previous = last == null || wasReset(one) ? 0 : last.value();
    return Math.max(0, value >= previous ? value - previous : value);
  }

  /// What a histogram counted; null where that cannot be told.
  private @Nullable Distribution increment(Told one, FamilyState.@Nullable Last last) {
    Distribution now = one.sample().distribution();
    if (now == null || one.kind().isDelta() || last == null || wasReset(one)) {
      return now;
    }
    Distribution before = last.distribution();
    return before == null ? null : now.since(before);
  }

  /// The time in which an increment came about. A series of increments that was silent had none, so
  /// that time counts too, up to a bucket.
  private double seconds(Told one, FamilyState.@Nullable Last last) {
    Sample sample = one.sample();
    long since = last == null ? sample.atMillis() - spacing : last.atMillis();
    if (one.kind().isDelta()) {
      boolean said = sample.startMillis() > 0 && sample.startMillis() < sample.atMillis();
      long start = said ? sample.startMillis() : sample.atMillis() - spacing;
      since = last == null ? start : Math.min(start, Math.max(since, sample.atMillis() - width));
    }
    return (sample.atMillis() - since) / 1000.0;
  }

  private boolean wasReset(Told one) {
    return !resetNow.isEmpty() && resetNow.contains(one.process());
  }

  private long bucketOf(Sample sample) {
    return Math.floorDiv(sample.atMillis(), width);
  }

  private void closeWhatMay() {
    if (width > 0 && newest > Long.MIN_VALUE) {
      skipGap();
      while (mayClose(closed + 1)) {
        close(++closed);
        skipGap();
      }
    }
  }

  /// Buckets that nothing was told of need not be walked through one by one.
  private void skipGap() {
    long over = Math.floorDiv(newest - observer.grace().toMillis(), width) - 1;
    long empty = open.isEmpty() ? over : Math.min(over, open.firstKey() - 1);
    closed = Math.max(closed, empty);
  }

  private boolean mayClose(long index) {
    long end = (index + 1) * width;
    if (newest >= end + observer.grace().toMillis()) {
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
    var versions = new HashMap<String, Integer>();
    gathered.keySet().stream()
        .filter(name -> name.indexOf(SEPARATOR) >= 0)
        .forEach(name -> versions.merge(watched(name), 1, Integer::sum));
    new TreeMap<>(gathered)
        .forEach((name, sums) -> {
          boolean arm = name.indexOf(SEPARATOR) >= 0;
          int sideBySide = versions.getOrDefault(watched(name), 0);
          if (!arm || (sideBySide > 1 && sideBySide <= FamilyObserver.MOST_VERSIONS)) {
            closedNow.add(closed(index, name, sums));
          }
        });
  }

  private static String watched(String name) {
    int end = name.indexOf(SEPARATOR);
    return end < 0 ? name : name.substring(0, end);
  }

  private ClosedBucket closed(long index, String name, Accumulator gathered) {
    String watched = watched(name);
    int colon = watched.indexOf(':');
    WatchRule rule = observer.rules().get(Integer.parseInt(watched.substring(0, colon)));
    boolean arm = watched.length() < name.length();
    return new ClosedBucket(
        rule,
        watched.substring(colon + 1),
        arm ? name.substring(watched.length() + 1) : "",
        index,
        width,
        arm ? rule.measure().arm(gathered) : rule.measure().close(gathered),
        rule.measure().histogram(gathered));
  }
}
