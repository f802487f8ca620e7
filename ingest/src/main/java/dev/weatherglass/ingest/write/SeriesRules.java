package dev.weatherglass.ingest.write;

import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.series.SeriesLimits;
import dev.weatherglass.ingest.write.proto.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the format asks of a series: labels are sorted, unique and name a metric, samples follow
/// one another in time.
final class SeriesRules {

  /// What is wrong with a series.
  ///
  /// @param field the part of it, as `labels/3`
  record Fault(String field, String detail) {}

  private SeriesRules() {}

  /// The first thing that is wrong with the labels; null where nothing is.
  static @Nullable Fault fault(List<Label> labels) {
    if (labels.size() > SeriesLimits.LABELS) {
      return new Fault(
          "labels", "must be at most %d but were %d".formatted(SeriesLimits.LABELS, labels.size()));
    }
    boolean named = false;
    String before = "";
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      String wrong = fault(label, before);
      if (wrong != null) {
        return new Fault("labels/" + i, wrong);
      }
      named |= label.getName().equals(WrittenSeries.NAME) && !label.getValue().isEmpty();
      before = label.getName();
    }
    return named ? null : new Fault("labels", "must name a metric by __name__");
  }

  /// The first sample that does not follow the one before it; null where all do. The same sample
  /// again is no fault.
  static @Nullable Fault order(List<Sample> samples) {
    for (int i = 1; i < samples.size(); i++) {
      Sample before = samples.get(i - 1);
      Sample sample = samples.get(i);
      if (sample.atMillis() < before.atMillis()
          || (sample.atMillis() == before.atMillis()
              && Double.compare(sample.value(), before.value()) != 0)) {
        return new Fault(
            "samples/" + i,
            "samples must follow one another in time but %d comes after %d"
                .formatted(sample.atMillis(), before.atMillis()));
      }
    }
    return null;
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
    int limit = name.equals(WrittenSeries.NAME) ? SeriesLimits.NAME : SeriesLimits.VALUE;
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

  private static String cut(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
