package dev.weatherglass.app.client;

import dev.weatherglass.ingest.write.proto.Label;
import dev.weatherglass.ingest.write.proto.Sample;
import dev.weatherglass.ingest.write.proto.TimeSeries;
import dev.weatherglass.ingest.write.proto.WriteRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.xerial.snappy.Snappy;

/// Samples for one Prometheus remote-write request (version 1.0). For one thread.
public final class SampleBatch {

  private final Map<Map<String, String>, TimeSeries.Builder> series = new LinkedHashMap<>();

  /// Adds a sample; those of one series must come in the order of their times.
  ///
  /// @param labels of the series, without its name
  public SampleBatch add(String metric, Map<String, String> labels, Instant at, double value) {
    var all = new TreeMap<>(labels);
    all.put("__name__", metric);
    series
        .computeIfAbsent(all, SampleBatch::begin)
        .addSamples(Sample.newBuilder().setTimestamp(at.toEpochMilli()).setValue(value));
    return this;
  }

  private static TimeSeries.Builder begin(Map<String, String> labels) {
    var builder = TimeSeries.newBuilder();
    labels.forEach(
        (name, value) -> builder.addLabels(Label.newBuilder().setName(name).setValue(value)));
    return builder;
  }

  /// The request's body: protobuf, compressed by snappy.
  public byte[] encoded() {
    var request = WriteRequest.newBuilder();
    series.values().forEach(request::addTimeseries);
    try {
      return Snappy.compress(request.build().toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
