package dev.weatherglass.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.weatherglass.core.series.Distribution;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.wire.proto.HistogramMessage;
import dev.weatherglass.wire.proto.MetricBatchMessage;
import dev.weatherglass.wire.proto.MetricMessage;
import dev.weatherglass.wire.proto.SeriesMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// [MetricBatch] as the protobuf on the metrics topic, and back.
public final class MetricBatches {

  private MetricBatches() {}

  /// The batch as bytes.
  public static byte[] write(MetricBatch batch) {
    var message =
        MetricBatchMessage.newBuilder()
            .setService(batch.service())
            .setEnvironment(batch.environment());
    batch.metrics().forEach(metric -> message.addMetrics(message(metric)));
    return message.build().toByteArray();
  }

  /// The batch that the bytes say.
  ///
  /// @throws InvalidProtocolBufferException if they are no such protobuf
  public static MetricBatch read(byte[] bytes) throws InvalidProtocolBufferException {
    MetricBatchMessage message = MetricBatchMessage.parseFrom(bytes);
    return new MetricBatch(
        message.getService(),
        message.getEnvironment(),
        message.getMetricsList().stream().map(MetricBatches::metric).toList());
  }

  private static MetricMessage message(Metric metric) {
    var message =
        MetricMessage.newBuilder()
            .setName(metric.name())
            .setUnit(metric.unit())
            .setKind(
                switch (metric.kind()) {
                  case COUNTER -> MetricMessage.Kind.COUNTER;
                  case GAUGE -> MetricMessage.Kind.GAUGE;
                  case DELTA -> MetricMessage.Kind.DELTA;
                  case HISTOGRAM -> MetricMessage.Kind.HISTOGRAM;
                  case DELTA_HISTOGRAM -> MetricMessage.Kind.DELTA_HISTOGRAM;
                  case UNKNOWN -> MetricMessage.Kind.UNKNOWN;
                });
    metric
        .series()
        .forEach(series -> message.addSeries(message(series, metric.kind().isHistogram())));
    return message.build();
  }

  private static SeriesMessage message(RawSeries series, boolean histograms) {
    var message = SeriesMessage.newBuilder();
    series.labels().forEach((name, value) -> message.addLabels(name).addLabels(value));
    boolean started = series.samples().stream().anyMatch(sample -> sample.startMillis() != 0);
    for (Sample sample : series.samples()) {
      if (sample.stale()) {
        message.addStale(message.getValueCount());
      }
      message.addTimeMillis(sample.atMillis()).addValue(sample.value());
      if (started) {
        message.addStartMillis(sample.startMillis());
      }
      if (histograms) {
        message.addHistograms(message(sample.distribution()));
      }
    }
    return message.build();
  }

  private static HistogramMessage message(@Nullable Distribution distribution) {
    var message = HistogramMessage.newBuilder();
    if (distribution != null) {
      double below = 0;
      for (int i = 0; i < distribution.bounds().length; i++) {
        if (Double.isFinite(distribution.bounds()[i])) {
          message.addBounds(distribution.bounds()[i]);
        }
        message.addCounts(distribution.cumulative()[i] - below);
        below = distribution.cumulative()[i];
      }
      message.setSum(distribution.sum());
    }
    return message.build();
  }

  private static Metric metric(MetricMessage message) {
    Metric.Kind kind =
        switch (message.getKind()) {
          case COUNTER -> Metric.Kind.COUNTER;
          case GAUGE -> Metric.Kind.GAUGE;
          case DELTA -> Metric.Kind.DELTA;
          case HISTOGRAM -> Metric.Kind.HISTOGRAM;
          case DELTA_HISTOGRAM -> Metric.Kind.DELTA_HISTOGRAM;
          case UNKNOWN, UNRECOGNIZED -> Metric.Kind.UNKNOWN;
        };
    return new Metric(
        message.getName(),
        kind,
        message.getUnit(),
        message.getSeriesList().stream().map(MetricBatches::series).toList());
  }

  private static RawSeries series(SeriesMessage message) {
    var labels = new TreeMap<String, String>();
    for (int i = 0; i + 1 < message.getLabelsCount(); i += 2) {
      labels.put(message.getLabels(i), message.getLabels(i + 1));
    }
    var stale = new HashSet<>(message.getStaleList());
    List<Sample> samples = new ArrayList<>(message.getValueCount());
    for (int i = 0; i < message.getValueCount(); i++) {
      samples.add(
          new Sample(
              message.getTimeMillis(i),
              message.getValue(i),
              stale.contains(i),
              i < message.getStartMillisCount() ? message.getStartMillis(i) : 0,
              i < message.getHistogramsCount() ? distribution(message.getHistograms(i)) : null));
    }
    return new RawSeries(labels, samples);
  }

  private static @Nullable Distribution distribution(HistogramMessage message) {
    if (message.getCountsCount() != message.getBoundsCount() + 1) {
      return null;
    }
    return Distribution.of(
        message.getBoundsList().stream().mapToDouble(Double::doubleValue).toArray(),
        message.getCountsList().stream().mapToDouble(Double::doubleValue).toArray(),
        message.getSum());
  }
}
