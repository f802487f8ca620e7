package dev.weatherglass.ingest.write;

import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.write.proto.Label;
import dev.weatherglass.ingest.write.proto.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One series of a remote write: its labels are checked, its samples are taken where their time is
/// usable.
final class SeriesDecoder {

  /// The label that names the metric.
  static final String NAME = "__name__";

  /// The NaN that says "this series ended here", bit for bit.
  private static final long STALE_BITS = 0x7ff0000000000002L;

  private final long earliest;
  private final long latest;
  private final Map<Dropped, Integer> dropped = new EnumMap<>(Dropped.class);

  /// Why a sample is not used.
  enum Dropped {
    TOO_OLD,
    TOO_NEW,
    OUT_OF_ORDER,
    NATIVE_HISTOGRAM,
    NO_SERVICE,
    INVALID_LABELS
  }

  /// What is wrong with a series.
  ///
  /// @param field `labels`, or the position of one label in it
  record Fault(String field, String detail) {}

  SeriesDecoder(Instant now) {
    this.earliest = now.minus(WriteLimits.BEHIND).toEpochMilli();
    this.latest = now.plus(WriteLimits.AHEAD).toEpochMilli();
  }

  /// What was dropped so far, and why.
  Map<Dropped, Integer> dropped() {
    return dropped;
  }

  void drop(Dropped why, int samples) {
    if (samples > 0) {
      dropped.merge(why, samples, Integer::sum);
    }
  }

  /// The first thing that is wrong with the labels; null where they are sorted, unique and name a
  /// metric.
  @Nullable Fault fault(TimeSeries series) {
    if (series.getLabelsCount() > WriteLimits.LABELS) {
      return new Fault(
          "labels",
          "must be at most %d but were %d".formatted(WriteLimits.LABELS, series.getLabelsCount()));
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
    if (name.length() > WriteLimits.NAME) {
      return "a label's name must have at most %d characters but had %d: %s"
          .formatted(WriteLimits.NAME, name.length(), cut(name));
    }
    int limit = name.equals(NAME) ? WriteLimits.NAME : WriteLimits.VALUE;
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

  /// The samples that can be used; the others are counted.
  RawSeries read(TimeSeries series, Map<String, String> labels) {
    List<Sample> samples = new ArrayList<>(series.getSamplesCount());
    long before = Long.MIN_VALUE;
    for (var sample : series.getSamplesList()) {
      long at = sample.getTimestamp();
      if (at < earliest) {
        drop(Dropped.TOO_OLD, 1);
      } else if (at > latest) {
        drop(Dropped.TOO_NEW, 1);
      } else if (at <= before) {
        drop(Dropped.OUT_OF_ORDER, 1);
      } else {
        samples.add(sample(at, sample.getValue()));
        before = at;
      }
    }
    drop(Dropped.NATIVE_HISTOGRAM, series.getHistogramsCount());
    return new RawSeries(labels, samples);
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
