package dev.weatherglass.ingest.otlp;

import dev.weatherglass.core.series.Metric.Kind;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.otlp.Histograms.BadPointException;
import dev.weatherglass.ingest.otlp.proto.AggregationTemporality;
import dev.weatherglass.ingest.otlp.proto.KeyValue;
import dev.weatherglass.ingest.otlp.proto.Metric;
import dev.weatherglass.ingest.otlp.proto.NumberDataPoint;
import dev.weatherglass.ingest.otlp.proto.SummaryDataPoint;
import dev.weatherglass.ingest.series.SeriesGatherer;
import dev.weatherglass.ingest.series.SeriesLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes the points of a request, metric by metric, and counts what became of them. For one
/// request.
final class MetricPoints {

  /// `DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK`.
  private static final int NO_RECORDED_VALUE = 1;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final SeriesGatherer gatherer;
  private final List<String> errors = new ArrayList<>();
  private int accepted;
  private int gaps;
  private int rejected;

  /// What every point has.
  private record Stamp(List<KeyValue> attributes, long startNanos, long nanos, int flags) {

    long at() {
      return Long.divideUnsigned(nanos, NANOS_PER_MILLI);
    }

    long start() {
      return Long.divideUnsigned(startNanos, NANOS_PER_MILLI);
    }

    boolean gap() {
      return (flags & NO_RECORDED_VALUE) != 0;
    }
  }

  /// What one point becomes: samples of one series or more.
  private interface Reading {
    void read(Map<String, String> labels) throws BadPointException;
  }

  MetricPoints(SeriesGatherer gatherer) {
    this.gatherer = gatherer;
  }

  int accepted() {
    return accepted;
  }

  int gaps() {
    return gaps;
  }

  int rejected() {
    return rejected;
  }

  /// What is wrong with the first points that were rejected.
  List<String> errors() {
    return errors;
  }

  void take(Origin origin, Metric metric) {
    String wrong = wrong(metric);
    if (wrong != null) {
      reject(metric, wrong, points(metric));
      return;
    }
    switch (metric.getDataCase()) {
      case GAUGE ->
          numbers(origin, metric, Kind.GAUGE, false, metric.getGauge().getDataPointsList());
      case SUM -> {
        boolean grows = metric.getSum().getIsMonotonic();
        Kind cumulative = grows ? Kind.COUNTER : Kind.GAUGE;
        Kind kind = isDelta(metric) ? Kind.DELTA : cumulative;
        numbers(origin, metric, kind, grows, metric.getSum().getDataPointsList());
      }
      case HISTOGRAM -> histograms(origin, metric);
      case EXPONENTIAL_HISTOGRAM -> exponentials(origin, metric);
      case SUMMARY ->
          metric
              .getSummary()
              .getDataPointsList()
              .forEach(point -> {
                summary(origin, metric, point);
              });
      case DATA_NOT_SET -> {}
    }
  }

  private static @Nullable String wrong(Metric metric) {
    if (PrometheusNames.words(metric.getName()).isEmpty()) {
      return "name must not be empty but was \"" + metric.getName() + "\"";
    }
    if (metric.getName().length() > SeriesLimits.NAME / 2) {
      return "name must have at most %d characters but had %d"
          .formatted(SeriesLimits.NAME / 2, metric.getName().length());
    }
    return switch (metric.getDataCase()) {
      case SUM, HISTOGRAM, EXPONENTIAL_HISTOGRAM ->
          switch (temporality(metric)) {
            case AGGREGATION_TEMPORALITY_DELTA, AGGREGATION_TEMPORALITY_CUMULATIVE -> null;
            case AGGREGATION_TEMPORALITY_UNSPECIFIED, UNRECOGNIZED ->
                "aggregationTemporality must be delta (1) or cumulative (2) but is not said";
          };
      case GAUGE, SUMMARY, DATA_NOT_SET -> null;
    };
  }

  private static AggregationTemporality temporality(Metric metric) {
    return switch (metric.getDataCase()) {
      case SUM -> metric.getSum().getAggregationTemporality();
      case HISTOGRAM -> metric.getHistogram().getAggregationTemporality();
      case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram().getAggregationTemporality();
      case GAUGE, SUMMARY, DATA_NOT_SET ->
          AggregationTemporality.AGGREGATION_TEMPORALITY_UNSPECIFIED;
    };
  }

  private static boolean isDelta(Metric metric) {
    return temporality(metric) == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
  }

  private static int points(Metric metric) {
    return switch (metric.getDataCase()) {
      case GAUGE -> metric.getGauge().getDataPointsCount();
      case SUM -> metric.getSum().getDataPointsCount();
      case HISTOGRAM -> metric.getHistogram().getDataPointsCount();
      case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram().getDataPointsCount();
      case SUMMARY -> metric.getSummary().getDataPointsCount();
      case DATA_NOT_SET -> 0;
    };
  }

  private void numbers(
      Origin origin, Metric metric, Kind kind, boolean counter, List<NumberDataPoint> points) {
    MetricUnit unit = MetricUnit.of(metric.getUnit(), metric.hasGauge());
    String name = PrometheusNames.metric(metric.getName(), unit, counter);
    for (NumberDataPoint point : points) {
      var stamp =
          new Stamp(
              point.getAttributesList(),
              kind == Kind.GAUGE ? 0 : point.getStartTimeUnixNano(),
              point.getTimeUnixNano(),
              point.getFlags());
      take(
          origin,
          metric,
          stamp,
          labels -> {
            double value = value(point) / unit.divisor();
            add(origin, name, kind, unit, labels, Sample.of(stamp.at(), value, stamp.start()));
          });
    }
  }

  private static double value(NumberDataPoint point) throws BadPointException {
    return switch (point.getValueCase()) {
      case AS_DOUBLE -> point.getAsDouble();
      case AS_INT -> point.getAsInt();
      case VALUE_NOT_SET -> throw new BadPointException("must have asInt or asDouble");
    };
  }

  private void histograms(Origin origin, Metric metric) {
    MetricUnit unit = MetricUnit.of(metric.getUnit(), false);
    for (var point : metric.getHistogram().getDataPointsList()) {
      var stamp =
          new Stamp(
              point.getAttributesList(),
              point.getStartTimeUnixNano(),
              point.getTimeUnixNano(),
              point.getFlags());
      take(
          origin,
          metric,
          stamp,
          labels -> {
            var whole = Histograms.of(point, unit.divisor());
            whole(origin, metric, unit, labels, Sample.of(stamp.at(), whole, stamp.start()));
          });
    }
  }

  private void exponentials(Origin origin, Metric metric) {
    MetricUnit unit = MetricUnit.of(metric.getUnit(), false);
    for (var point : metric.getExponentialHistogram().getDataPointsList()) {
      var stamp =
          new Stamp(
              point.getAttributesList(),
              point.getStartTimeUnixNano(),
              point.getTimeUnixNano(),
              point.getFlags());
      take(
          origin,
          metric,
          stamp,
          labels -> {
            var whole = Histograms.of(point, unit.divisor());
            whole(origin, metric, unit, labels, Sample.of(stamp.at(), whole, stamp.start()));
          });
    }
  }

  private void whole(
      Origin origin, Metric metric, MetricUnit unit, Map<String, String> labels, Sample sample) {
    add(
        origin,
        PrometheusNames.metric(metric.getName(), unit, false),
        isDelta(metric) ? Kind.DELTA_HISTOGRAM : Kind.HISTOGRAM,
        unit,
        labels,
        sample);
  }

  private void summary(Origin origin, Metric metric, SummaryDataPoint point) {
    MetricUnit unit = MetricUnit.of(metric.getUnit(), false);
    String name = PrometheusNames.metric(metric.getName(), unit, false);
    var stamp =
        new Stamp(
            point.getAttributesList(),
            point.getStartTimeUnixNano(),
            point.getTimeUnixNano(),
            point.getFlags());
    take(
        origin,
        metric,
        stamp,
        labels -> {
          Sample count = Sample.of(stamp.at(), (double) point.getCount(), stamp.start());
          Sample sum = Sample.of(stamp.at(), point.getSum() / unit.divisor(), stamp.start());
          add(origin, name + "_count", Kind.COUNTER, unit, labels, count);
          add(origin, name + "_sum", Kind.COUNTER, unit, labels, sum);
          for (var one : point.getQuantileValuesList()) {
            var more = new TreeMap<>(labels);
            more.put("quantile", String.valueOf(one.getQuantile()));
            Sample value = Sample.of(stamp.at(), one.getValue() / unit.divisor());
            add(origin, name, Kind.GAUGE, unit, more, value);
          }
        });
  }

  private void take(Origin origin, Metric metric, Stamp stamp, Reading reading) {
    if (stamp.gap()) {
      gaps++;
      return;
    }
    var labels = new TreeMap<>(origin.labels());
    String wrong = Attributes.addTo(labels, stamp.attributes());
    if (wrong == null && stamp.nanos() == 0) {
      wrong = "timeUnixNano must be set";
    }
    if (wrong != null) {
      reject(metric, wrong, 1);
      return;
    }
    try {
      reading.read(labels);
      accepted++;
    } catch (BadPointException e) {
      reject(metric, String.valueOf(e.getMessage()), 1);
    }
  }

  private void add(
      Origin origin,
      String name,
      Kind kind,
      MetricUnit unit,
      Map<String, String> labels,
      Sample sample) {
    gatherer.add(origin.place(), name, kind, unit.word(), labels, List.of(sample));
  }

  private void reject(Metric metric, String why, int points) {
    rejected += points;
    if (points > 0 && errors.size() < SeriesLimits.ERRORS) {
      errors.add(cut(metric.getName()) + ": " + cut(why));
    }
  }

  private static String cut(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
