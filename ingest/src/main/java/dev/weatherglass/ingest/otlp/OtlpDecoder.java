package dev.weatherglass.ingest.otlp;

import dev.weatherglass.ingest.http.MediaType;
import dev.weatherglass.ingest.http.Packed;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.otlp.proto.ExportMetricsServiceRequest;
import dev.weatherglass.ingest.otlp.proto.Metric;
import dev.weatherglass.ingest.otlp.proto.ResourceMetrics;
import dev.weatherglass.ingest.otlp.proto.ScopeMetrics;
import dev.weatherglass.ingest.series.Gathered;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.ingest.series.SeriesGatherer;
import dev.weatherglass.ingest.series.SeriesLimits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From an OTLP request to batches: points are checked one by one, put to the service and
/// environment that their resource names, and gathered by metric.
public final class OtlpDecoder {

  private final SeriesNames names;
  private final NamelessSeries nameless;

  /// What a request says.
  ///
  /// @param gathered what can be used; a point whose time is out of range is not in it
  /// @param points data points that were accepted
  /// @param gaps data points that say that there is no value
  /// @param rejected data points that break the rules of the format
  /// @param errors what is wrong with the first ones of them
  public record Read(Gathered gathered, int points, int gaps, int rejected, List<String> errors) {}

  public OtlpDecoder(SeriesNames names, NamelessSeries nameless) {
    this.names = names;
    this.nameless = nameless;
  }

  /// Reads a body as it was sent.
  ///
  /// @param contentType the header; null where it is missing
  /// @param contentEncoding the header; null where it is missing
  /// @throws dev.weatherglass.wire.ProblemException 400, 413 or 415
  public Read read(
      byte[] body, @Nullable String contentType, @Nullable String contentEncoding, Instant now) {
    Encoding encoding = Encoding.of(contentType);
    String packed = MediaType.of(contentEncoding).name();
    return read(encoding.read(Packed.unpack(body, packed, SeriesLimits.DECOMPRESSED_BYTES)), now);
  }

  Read read(ExportMetricsServiceRequest request, Instant now) {
    var gatherer = new SeriesGatherer(names, nameless, now);
    var points = new MetricPoints(gatherer);
    for (ResourceMetrics resource : request.getResourceMetricsList()) {
      for (ScopeMetrics scope : resource.getScopeMetricsList()) {
        Origin origin = Origin.of(names, resource.getResource(), scope.getScope());
        for (Metric metric : scope.getMetricsList()) {
          points.take(origin, metric);
        }
      }
    }
    return new Read(
        gatherer.gathered(), points.accepted(), points.gaps(), points.rejected(), points.errors());
  }
}
