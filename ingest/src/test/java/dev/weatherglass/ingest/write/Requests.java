package dev.weatherglass.ingest.write;

import dev.weatherglass.ingest.write.proto.Label;
import dev.weatherglass.ingest.write.proto.Sample;
import dev.weatherglass.ingest.write.proto.TimeSeries;
import dev.weatherglass.ingest.write.proto.WriteRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.xerial.snappy.Snappy;

/// Remote writes as Prometheus makes them.
public final class Requests {

  private Requests() {}

  /// A series with one sample.
  ///
  /// @param labels names and values in turn
  public static TimeSeries series(long atMillis, double value, String... labels) {
    TimeSeries.Builder series = labelled(labels);
    return series.addSamples(sample(atMillis, value)).build();
  }

  static TimeSeries.Builder labelled(String... labels) {
    TimeSeries.Builder series = TimeSeries.newBuilder();
    for (int i = 0; i < labels.length; i += 2) {
      series.addLabels(Label.newBuilder().setName(labels[i]).setValue(labels[i + 1]));
    }
    return series;
  }

  static Sample sample(long atMillis, double value) {
    return Sample.newBuilder().setTimestamp(atMillis).setValue(value).build();
  }

  /// The body of a request.
  public static byte[] body(TimeSeries... series) {
    WriteRequest.Builder request = WriteRequest.newBuilder();
    for (TimeSeries one : series) {
      request.addTimeseries(one);
    }
    try {
      return Snappy.compress(request.build().toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
