package dev.weatherglass.bench.micro;

import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.write.proto.Label;
import dev.weatherglass.ingest.write.proto.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Remote-write series as the judge gets them.
final class Scrape {

  private static final String NAME = "__name__";

  private Scrape() {}

  static MetricBatch batch(String service, String environment, Stream<TimeSeries> series) {
    var metrics = new TreeMap<String, List<RawSeries>>();
    series.forEach(one -> {
      Map<String, String> labels =
          one.getLabelsList().stream().collect(Collectors.toMap(Label::getName, Label::getValue));
      String name = String.valueOf(labels.remove(NAME));
      labels.remove("service");
      metrics
          .computeIfAbsent(name, _ -> new ArrayList<>())
          .add(new RawSeries(labels, samples(one)));
    });
    return new MetricBatch(
        service,
        environment,
        metrics.entrySet().stream()
            .map(metric -> new Metric(metric.getKey(), Metric.Kind.UNKNOWN, "", metric.getValue()))
            .toList());
  }

  private static List<Sample> samples(TimeSeries series) {
    return series.getSamplesList().stream()
        .map(sample -> Sample.of(sample.getTimestamp(), sample.getValue()))
        .toList();
  }
}
