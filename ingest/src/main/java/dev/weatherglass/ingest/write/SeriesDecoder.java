package dev.weatherglass.ingest.write;

import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.series.SeriesLimits;
import dev.weatherglass.ingest.write.proto.Label;
import dev.weatherglass.ingest.write.proto.TimeSeries;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One series of a remote write: its labels are checked, its samples are read.
final class SeriesDecoder {

  /// The label that names the metric.
  static final String NAME = "__name__";

  /// The NaN that says "this series ended here", bit for bit.
  private static final long STALE_BITS = 0x7ff0000000000002L;

  /// What is wrong with a series.
  ///
  /// @param field `labels`, or the position of one label in it
  record Fault(String field, String detail) {}

  private SeriesDecoder() {}

  /// The first thing that is wrong with the labels; null where they are sorted, unique and name a
  /// metric.
  static @Nullable Fault fault(TimeSeries series) {
    if (series.getLabelsCount() > SeriesLimits.LABELS) {
      return new Fault(
          "labels",
          "must be at most %d but were %d".formatted(SeriesLimits.LABELS, series.getLabelsCount()));
    }
    boolean named = false;
    String before = "";
    for (int i = 0; i < series.getLabelsCount(); i++) {
      Label label = series.getLabels(i);
      String wrong = fault(label, before);
      if (wrong != null) {
        return new Fault("labels/" + i, wrong);
      }
      named |= label.getName().equals(NAME) && !label.getValue().isEmpty();
      before = label.getName();
    }
    return named ? null : new Fault("labels", "must name a metric by __name__");
  }

  private static @Nullable String fault(Label label, String before) {
    String name = label.getName();
    if (name.isEmpty()) {
      return "a label must have a name, but its value is \"" + cut(label.getValue()) + "\"";
    }
    if (name.length() > SeriesLimits.NAME) {
      return "a label's name must have at most %d characters but had %d: %s"
          .formatted(SeriesLimits.NAME, name.length(), cut(name));
    }
    int limit = name.equals(NAME) ? SeriesLimits.NAME : SeriesLimits.VALUE;
    if (label.getValue().length() > limit) {
      return "%s must have at most %d characters but had %d"
          .formatted(name, limit, label.getValue().length());
    }
    int order = before.compareTo(name);
    if (order == 0) {
      return "labels must be unique but " + name + " is there twice";
    }
    return order < 0 ? null : "labels must be sorted but " + name + " comes after " + before;
  }

  /// The labels with the metric's name under [#NAME].
  static Map<String, String> labels(TimeSeries series) {
    var labels = new TreeMap<String, String>();
    series.getLabelsList().forEach(label -> labels.put(label.getName(), label.getValue()));
    return labels;
  }

  /// The samples, in the order they were sent.
  static List<Sample> samples(TimeSeries series) {
    return series.getSamplesList().stream()
        .map(sample -> sample(sample.getTimestamp(), sample.getValue()))
        .toList();
  }

  private static Sample sample(long at, double value) {
    return Double.doubleToRawLongBits(value) == STALE_BITS
        ? Sample.stale(at)
        : Sample.of(at, value);
  }

  private static String cut(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
