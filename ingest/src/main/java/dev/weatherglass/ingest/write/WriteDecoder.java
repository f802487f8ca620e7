package dev.weatherglass.ingest.write;

import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.series.Dropped;
import dev.weatherglass.ingest.series.Gathered;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.ingest.series.SeriesGatherer;
import dev.weatherglass.ingest.series.SeriesLimits;
import dev.weatherglass.ingest.write.SeriesDecoder.Fault;
import dev.weatherglass.ingest.write.proto.TimeSeries;
import dev.weatherglass.ingest.write.proto.WriteRequest;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// From a remote write to batches: series are checked one by one, put to the service and
/// environment that their labels name, and gathered by metric.
final class WriteDecoder {

  private final SeriesNames names;
  private final NamelessSeries nameless;

  /// What a request says.
  ///
  /// @param gathered what can be used
  /// @param errors series that break the rules of the format; the first ones of them
  record Read(Gathered gathered, List<FieldError> errors) {}

  WriteDecoder(SeriesNames names, NamelessSeries nameless) {
    this.names = names;
    this.nameless = nameless;
  }

  Read read(WriteRequest request, Instant now) {
    var gatherer = new SeriesGatherer(names, nameless, now);
    var kinds = new MetricKinds(request);
    var errors = new ArrayList<FieldError>();
    for (int i = 0; i < request.getTimeseriesCount(); i++) {
      TimeSeries series = request.getTimeseries(i);
      Fault fault = SeriesDecoder.fault(series);
      if (fault == null) {
        add(gatherer, kinds, series);
      } else {
        gatherer.drop(Dropped.INVALID_LABELS, series.getSamplesCount());
        add(errors, i, series, fault);
      }
    }
    return new Read(gatherer.gathered(), errors);
  }

  private static void add(SeriesGatherer gatherer, MetricKinds kinds, TimeSeries series) {
    Map<String, String> labels = SeriesDecoder.labels(series);
    String metric = labels.getOrDefault(SeriesDecoder.NAME, "");
    labels.remove(SeriesDecoder.NAME);
    gatherer.add(
        metric, kinds.kind(metric), kinds.unit(metric), labels, SeriesDecoder.samples(series));
  }

  private static void add(List<FieldError> errors, int index, TimeSeries series, Fault fault) {
    if (errors.size() < SeriesLimits.ERRORS) {
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
