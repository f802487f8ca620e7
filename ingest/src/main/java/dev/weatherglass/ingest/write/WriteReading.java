package dev.weatherglass.ingest.write;

import dev.weatherglass.core.series.Metric.Kind;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.series.Dropped;
import dev.weatherglass.ingest.series.SeriesGatherer;
import dev.weatherglass.ingest.series.SeriesLimits;
import dev.weatherglass.ingest.write.SeriesRules.Fault;
import dev.weatherglass.ingest.write.proto.Label;
import dev.weatherglass.ingest.write.proto.NativeHistogram;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One remote write under way, series by series.
final class WriteReading {

  private final SeriesGatherer gatherer;
  private final List<FieldError> errors = new ArrayList<>();
  private int series;
  private int samples;
  private int stale;
  private int histograms;
  private int exemplars;

  WriteReading(SeriesGatherer gatherer) {
    this.gatherer = gatherer;
  }

  WriteDecoder.Read read() {
    return new WriteDecoder.Read(
        gatherer.gathered(), series, samples, stale, histograms, exemplars, errors);
  }

  /// Takes what can be used of the series; what cannot is told.
  void take(int index, WrittenSeries written) {
    Fault fault = SeriesRules.fault(written.labels());
    if (fault != null) {
      refuse(index, new Fault(fault.field(), fault.detail() + shown(written)), written.size());
      return;
    }
    Map<String, String> labels = labels(written);
    String metric = labels.getOrDefault(WrittenSeries.NAME, "");
    labels.remove(WrittenSeries.NAME);
    series++;
    exemplars += written.exemplars();
    takeSamples(index, written, metric, labels);
    takeHistograms(index, written, metric, labels);
  }

  /// Tells of a series that cannot be used.
  void refuse(int index, Fault fault, int lost) {
    gatherer.drop(Dropped.INVALID_LABELS, lost);
    tell(index, fault);
  }

  private void takeSamples(
      int index, WrittenSeries series, String metric, Map<String, String> labels) {
    Fault disorder = SeriesRules.order(series.samples());
    if (disorder != null) {
      tell(index, new Fault(disorder.field(), disorder.detail() + shown(series)));
    }
    samples += gatherer.add(metric, series.kind(), series.unit(), labels, series.samples());
    stale += (int) series.samples().stream().filter(Sample::stale).count();
  }

  private void takeHistograms(
      int index, WrittenSeries series, String metric, Map<String, String> labels) {
    List<Sample> whole = new ArrayList<>(series.histograms().size());
    for (int i = 0; i < series.histograms().size(); i++) {
      NativeHistogram histogram = series.histograms().get(i);
      if (NativeHistograms.isGauge(histogram)) {
        gatherer.drop(Dropped.GAUGE_HISTOGRAM, 1);
        histograms++;
      } else {
        try {
          whole.add(NativeHistograms.sample(histogram, series.createdMillis()));
        } catch (IllegalArgumentException e) {
          gatherer.drop(Dropped.INVALID_VALUE, 1);
          tell(index, new Fault("histograms/" + i, e.getMessage() + shown(series)));
        }
      }
    }
    if (!whole.isEmpty()) {
      histograms += gatherer.add(metric, Kind.HISTOGRAM, series.unit(), labels, whole);
      stale += (int) whole.stream().filter(Sample::stale).count();
    }
  }

  private void tell(int index, Fault fault) {
    if (errors.size() < SeriesLimits.ERRORS) {
      errors.add(
          new FieldError("/timeseries/" + index + "/" + fault.field(), fault.detail(), index));
    }
  }

  private static Map<String, String> labels(WrittenSeries series) {
    var labels = new TreeMap<String, String>();
    series.labels().forEach(label -> labels.put(label.getName(), label.getValue()));
    return labels;
  }

  private static String shown(WrittenSeries series) {
    var text = new StringBuilder(" (series {");
    for (Label label : series.labels()) {
      text.append(text.length() > " (series {".length() ? ", " : "")
          .append(label.getName())
          .append("=\"")
          .append(label.getValue())
          .append('"');
      if (text.length() > 200) {
        return text.substring(0, 200) + "…})";
      }
    }
    return text.append("})").toString();
  }
}
