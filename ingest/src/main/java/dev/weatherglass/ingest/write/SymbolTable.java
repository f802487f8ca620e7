package dev.weatherglass.ingest.write;

import dev.weatherglass.core.series.Metric.Kind;
import dev.weatherglass.ingest.series.SeriesLimits;
import dev.weatherglass.ingest.write.SeriesRules.Fault;
import dev.weatherglass.ingest.write.proto.Label;
import dev.weatherglass.ingest.write.proto.v2.Request;
import dev.weatherglass.ingest.write.proto.v2.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The texts of a remote write 2.0, and series in which its references are followed.
final class SymbolTable {

  private final Request request;

  SymbolTable(Request request) {
    this.request = request;
  }

  /// The first thing that is wrong with a series' references; null where nothing is.
  @Nullable Fault fault(TimeSeries series) {
    int count = series.getLabelsRefsCount();
    if (count % 2 != 0) {
      return new Fault("labelsRefs", "must be pairs of name and value but were " + count);
    }
    if (count / 2 > SeriesLimits.LABELS) {
      return new Fault(
          "labelsRefs",
          "must be at most %d labels but were %d".formatted(SeriesLimits.LABELS, count / 2));
    }
    for (int i = 0; i < count; i++) {
      if (!isKnown(series.getLabelsRefs(i))) {
        return new Fault("labelsRefs/" + i, outside(series.getLabelsRefs(i)));
      }
    }
    int unit = series.getMetadata().getUnitRef();
    return unit == 0 || isKnown(unit) ? null : new Fault("metadata/unitRef", outside(unit));
  }

  /// A series without a fault.
  WrittenSeries series(TimeSeries series) {
    List<Label> labels = labels(series);
    var metadata = series.getMetadata();
    Kind kind =
        switch (metadata.getType()) {
          case COUNTER -> Kind.COUNTER;
          case GAUGE, INFO, STATESET -> Kind.GAUGE;
          case UNSPECIFIED, HISTOGRAM, GAUGEHISTOGRAM, SUMMARY, UNRECOGNIZED ->
              MetricKinds.byName(WrittenSeries.metric(labels));
        };
    long created = kind == Kind.GAUGE ? 0 : series.getCreatedTimestamp();
    return new WrittenSeries(
        labels,
        series.getSamplesList().stream()
            .map(sample -> {
              long said = sample.getStartTimestamp() == 0 ? created : sample.getStartTimestamp();
              return WrittenSeries.sample(
                  sample.getTimestamp(), sample.getValue(), kind == Kind.GAUGE ? 0 : said);
            })
            .toList(),
        series.getHistogramsList(),
        series.getExemplarsCount(),
        kind,
        metadata.getUnitRef() == 0 ? "" : request.getSymbols(metadata.getUnitRef()),
        created);
  }

  private List<Label> labels(TimeSeries series) {
    var labels = new ArrayList<Label>();
    for (int i = 0; i < series.getLabelsRefsCount(); i += 2) {
      labels.add(
          Label.newBuilder()
              .setName(request.getSymbols(series.getLabelsRefs(i)))
              .setValue(request.getSymbols(series.getLabelsRefs(i + 1)))
              .build());
    }
    return labels;
  }

  private boolean isKnown(int reference) {
    return reference >= 0 && reference < request.getSymbolsCount();
  }

  private String outside(int reference) {
    return "must refer to one of %d symbols but was %s"
        .formatted(request.getSymbolsCount(), Integer.toUnsignedString(reference));
  }
}
