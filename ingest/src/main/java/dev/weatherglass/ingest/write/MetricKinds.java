package dev.weatherglass.ingest.write;

import dev.weatherglass.core.series.Metric.Kind;
import dev.weatherglass.ingest.write.proto.MetricMetadata;
import dev.weatherglass.ingest.write.proto.WriteRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a metric is: remote write 1.0 mostly does not say, so its name must. Names that end in
/// `_total`, `_count`, `_sum` or `_bucket` are counters; metadata of the same request has the last
/// word.
final class MetricKinds {

  private static final List<String> COUNTERS = List.of("_total", "_count", "_sum", "_bucket");

  private final Map<String, MetricMetadata> said = new HashMap<>();

  MetricKinds(WriteRequest request) {
    request.getMetadataList().forEach(one -> said.put(one.getMetricFamilyName(), one));
  }

  Kind kind(String metric) {
    MetricMetadata metadata = said.get(metric);
    Kind byName = byName(metric);
    if (metadata == null) {
      return byName;
    }
    return switch (metadata.getType()) {
      case COUNTER -> Kind.COUNTER;
      case GAUGE, INFO, STATESET -> Kind.GAUGE;
      case UNKNOWN, HISTOGRAM, GAUGEHISTOGRAM, SUMMARY, UNRECOGNIZED -> byName;
    };
  }

  /// What the name alone says.
  static Kind byName(String metric) {
    return COUNTERS.stream().anyMatch(metric::endsWith) ? Kind.COUNTER : Kind.UNKNOWN;
  }

  String unit(String metric) {
    MetricMetadata metadata = said.get(metric);
    return metadata == null ? "" : metadata.getUnit();
  }
}
