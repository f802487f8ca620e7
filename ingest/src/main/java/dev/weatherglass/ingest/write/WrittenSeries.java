package dev.weatherglass.ingest.write;

import dev.weatherglass.core.series.Metric.Kind;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.write.proto.Label;
import dev.weatherglass.ingest.write.proto.NativeHistogram;
import dev.weatherglass.ingest.write.proto.TimeSeries;
import java.util.List;

/// One series of a remote write, of either version.
///
/// @param labels as they were sent, among them the metric's name
/// @param samples in the order they were sent
/// @param histograms native ones, in the order they were sent
/// @param exemplars how many came with it
/// @param kind what the sender or else the name says that the metric is
/// @param unit as the sender says; empty where it says nothing
/// @param createdMillis since when all of it was counted; 0 where that is not said
record WrittenSeries(
    List<Label> labels,
    List<Sample> samples,
    List<NativeHistogram> histograms,
    int exemplars,
    Kind kind,
    String unit,
    long createdMillis) {

  /// The label that names the metric.
  static final String NAME = "__name__";

  /// The NaN that says "this series ended here", bit for bit.
  private static final long STALE_BITS = 0x7ff0000000000002L;

  /// A series of version 1.0.
  static WrittenSeries of(TimeSeries series, MetricKinds kinds) {
    String metric = metric(series.getLabelsList());
    return new WrittenSeries(
        series.getLabelsList(),
        series.getSamplesList().stream()
            .map(sample -> sample(sample.getTimestamp(), sample.getValue(), 0))
            .toList(),
        series.getHistogramsList(),
        series.getExemplarsCount(),
        kinds.kind(metric),
        kinds.unit(metric),
        0);
  }

  /// One sample; the marker of an end is known by its bits.
  static Sample sample(long at, double value, long start) {
    return isStale(value) ? Sample.stale(at) : Sample.of(at, value, start);
  }

  static boolean isStale(double value) {
    return Double.doubleToRawLongBits(value) == STALE_BITS;
  }

  static String metric(List<Label> labels) {
    return labels.stream()
        .filter(label -> label.getName().equals(NAME))
        .map(Label::getValue)
        .findFirst()
        .orElse("");
  }

  /// Samples and histograms.
  int size() {
    return samples.size() + histograms.size();
  }
}
