package dev.weatherglass.ingest.write;

import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.names.ServiceNames.Place;
import dev.weatherglass.ingest.write.SeriesDecoder.Dropped;
import dev.weatherglass.ingest.write.SeriesDecoder.Fault;
import dev.weatherglass.ingest.write.proto.TimeSeries;
import dev.weatherglass.ingest.write.proto.WriteRequest;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// From a remote write to batches: series are checked one by one, put to the service and
/// environment that their labels name, and gathered by metric.
final class WriteDecoder {

  private final SeriesNames names;
  private final NamelessSeries nameless;

  /// What a request says.
  ///
  /// @param batches what can be used, each small enough for a record
  /// @param samples how many samples that is
  /// @param dropped how many samples are not used, and why
  /// @param errors series that break the rules of the format; the first ones of them
  record Read(
      List<MetricBatch> batches,
      int samples,
      Map<Dropped, Integer> dropped,
      List<FieldError> errors) {}

  WriteDecoder(SeriesNames names, NamelessSeries nameless) {
    this.names = names;
    this.nameless = nameless;
  }

  Read read(WriteRequest request, Instant now) {
    var decoder = new SeriesDecoder(now);
    var errors = new ArrayList<FieldError>();
    var places = new LinkedHashMap<Place, Map<String, List<RawSeries>>>();
    for (int i = 0; i < request.getTimeseriesCount(); i++) {
      TimeSeries series = request.getTimeseries(i);
      Fault fault = decoder.fault(series);
      if (fault == null) {
        place(series, decoder, places);
      } else {
        decoder.drop(Dropped.INVALID_LABELS, series.getSamplesCount());
        add(errors, i, series, fault);
      }
    }
    return new Read(
        batches(places, new MetricKinds(request)), samples(places), decoder.dropped(), errors);
  }

  private void place(
      TimeSeries series, SeriesDecoder decoder, Map<Place, Map<String, List<RawSeries>>> places) {
    Map<String, String> labels = SeriesDecoder.labels(series);
    String metric = labels.getOrDefault(SeriesDecoder.NAME, "");
    labels.remove(SeriesDecoder.NAME);
    SeriesNames.Placed placed = names.place(labels);
    if (placed == null) {
      nameless.note(metric);
      decoder.drop(Dropped.NO_SERVICE, series.getSamplesCount());
      return;
    }
    RawSeries read = decoder.read(series, placed.labels());
    if (!read.samples().isEmpty()) {
      places
          .computeIfAbsent(placed.place(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(metric, _ -> new ArrayList<>())
          .add(read);
    }
  }

  private static List<MetricBatch> batches(
      Map<Place, Map<String, List<RawSeries>>> places, MetricKinds kinds) {
    var splitter = new BatchSplitter(WriteLimits.RECORD_BYTES);
    var batches = new ArrayList<MetricBatch>();
    places.forEach((place, byName) -> {
      var metrics = new ArrayList<Metric>();
      byName.forEach((name, series) ->
          metrics.add(new Metric(name, kinds.kind(name), kinds.unit(name), series)));
      var whole = new MetricBatch(place.service(), place.environment(), metrics);
      batches.addAll(splitter.split(whole));
    });
    return batches;
  }

  private static int samples(Map<Place, Map<String, List<RawSeries>>> places) {
    return places.values().stream()
        .flatMap(byName -> byName.values().stream())
        .flatMap(List::stream)
        .mapToInt(series -> series.samples().size())
        .sum();
  }

  private static void add(List<FieldError> errors, int index, TimeSeries series, Fault fault) {
    if (errors.size() < WriteLimits.ERRORS) {
      errors.add(
          new FieldError(
              "/timeseries/" + index + "/" + fault.field(),
              fault.detail() + " (series " + shown(series) + ")",
              index));
    }
  }

  private static String shown(TimeSeries series) {
    var text = new StringBuilder("{");
    for (var label : series.getLabelsList()) {
      text.append(text.length() > 1 ? ", " : "")
          .append(label.getName())
          .append("=\"")
          .append(label.getValue())
          .append('"');
      if (text.length() > 200) {
        return text.substring(0, 200) + "…}";
      }
    }
    return text.append('}').toString();
  }
}
