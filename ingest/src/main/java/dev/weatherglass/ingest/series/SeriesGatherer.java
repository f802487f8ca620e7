package dev.weatherglass.ingest.series;

import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.Metric.Kind;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.names.ServiceNames.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts the series of one request together by service, environment and metric, whatever format they
/// came in. Samples whose time is not usable, or not after the one before in their series, are
/// dropped and counted. For one request.
public final class SeriesGatherer {

  private static final BatchSplitter SPLITTER = new BatchSplitter(SeriesLimits.RECORD_BYTES);

  private final SeriesNames names;
  private final NamelessSeries nameless;
  private final long earliest;
  private final long latest;
  private final Map<Place, Map<MetricKey, List<RawSeries>>> places = new LinkedHashMap<>();
  private final Map<Dropped, Integer> dropped = new EnumMap<>(Dropped.class);
  private int series;
  private int samples;
  private long text;

  private record MetricKey(String name, Kind kind, String unit) {}

  public SeriesGatherer(SeriesNames names, NamelessSeries nameless, Instant now) {
    this.names = names;
    this.nameless = nameless;
    this.earliest = now.minus(SeriesLimits.BEHIND).toEpochMilli();
    this.latest = now.plus(SeriesLimits.AHEAD).toEpochMilli();
  }

  /// Takes a series whose labels name its service.
  ///
  /// @param unit as the sender says; empty where it says nothing
  /// @param told its samples, in the order they were sent
  /// @return how many samples were in order; some of them may not be used all the same, because of
  ///   their time or for want of a service, which is no error of the sender
  /// @throws dev.weatherglass.wire.ProblemException 413 if the request holds too much text
  public int add(
      String metric, Kind kind, String unit, Map<String, String> labels, List<Sample> told) {
    SeriesNames.Placed placed = names.place(labels);
    if (placed == null) {
      nameless.note(metric);
      drop(Dropped.NO_SERVICE, told.size());
      return told.size();
    }
    return add(placed.place(), metric, kind, unit, placed.labels(), told);
  }

  /// Takes a series of a service that is known.
  ///
  /// @return how many samples were in order
  /// @throws dev.weatherglass.wire.ProblemException 413 if the request holds too much text
  public int add(
      Place place,
      String metric,
      Kind kind,
      String unit,
      Map<String, String> labels,
      List<Sample> told) {
    int disorderBefore = dropped.getOrDefault(Dropped.OUT_OF_ORDER, 0);
    List<Sample> usable = usable(told);
    if (!usable.isEmpty()) {
      measure(metric, labels);
      places
          .computeIfAbsent(place, _ -> new LinkedHashMap<>())
          .computeIfAbsent(new MetricKey(metric, kind, unit), _ -> new ArrayList<>())
          .add(new RawSeries(labels, usable));
      series++;
      samples += usable.size();
    }
    return told.size() - (dropped.getOrDefault(Dropped.OUT_OF_ORDER, 0) - disorderBefore);
  }

  /// A short message may repeat a long text for each of its series, so texts are counted as they
  /// will be written.
  private void measure(String metric, Map<String, String> labels) {
    text += metric.length();
    for (Map.Entry<String, String> label : labels.entrySet()) {
      text += label.getKey().length() + label.getValue().length();
    }
    if (text > SeriesLimits.TEXT) {
      throw Refusals.tooLarge(
          "body", "names and labels must be at most %d characters".formatted(SeriesLimits.TEXT));
    }
  }

  /// Counts samples that are not used.
  public void drop(Dropped why, int count) {
    if (count > 0) {
      dropped.merge(why, count, Integer::sum);
    }
  }

  /// All that was taken.
  public Gathered gathered() {
    var batches = new ArrayList<MetricBatch>();
    places.forEach((place, byMetric) -> {
      var metrics = new ArrayList<Metric>();
      byMetric.forEach(
          (key, all) -> metrics.add(new Metric(key.name(), key.kind(), key.unit(), all)));
      batches.addAll(
          SPLITTER.split(new MetricBatch(place.service(), place.environment(), metrics)));
    });
    return new Gathered(batches, series, samples, dropped);
  }

  private List<Sample> usable(List<Sample> told) {
    List<Sample> usable = new ArrayList<>(told.size());
    long before = Long.MIN_VALUE;
    for (Sample sample : told) {
      long at = sample.atMillis();
      if (at < earliest) {
        drop(Dropped.TOO_OLD, 1);
      } else if (at > latest) {
        drop(Dropped.TOO_NEW, 1);
      } else if (at <= before) {
        drop(Dropped.OUT_OF_ORDER, 1);
      } else {
        usable.add(sample);
        before = at;
      }
    }
    return usable;
  }
}
