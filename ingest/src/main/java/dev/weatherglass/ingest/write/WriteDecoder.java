package dev.weatherglass.ingest.write;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.series.Gathered;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.ingest.series.SeriesGatherer;
import dev.weatherglass.ingest.write.proto.WriteRequest;
import dev.weatherglass.ingest.write.proto.v2.Request;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// From a remote write of either version to batches: series are checked one by one, put to the
/// service and environment that their labels name, and gathered by metric.
public final class WriteDecoder {

  private final SeriesNames names;
  private final NamelessSeries nameless;

  /// What a request says.
  ///
  /// @param gathered what can be used
  /// @param series series without a fault
  /// @param samples samples that were accepted, whether they can be used or not, ends of series
  ///   among them
  /// @param stale ends of series
  /// @param histograms native histograms that were accepted
  /// @param exemplars exemplars of the series that were taken; they are counted only
  /// @param errors series that break the rules of the format; the first ones of them
  public record Read(
      Gathered gathered,
      int series,
      int samples,
      int stale,
      int histograms,
      int exemplars,
      List<FieldError> errors) {

    static final Read NOTHING =
        new Read(new Gathered(List.of(), 0, 0, Map.of()), 0, 0, 0, 0, 0, List.of());

    public Read {
      errors = List.copyOf(errors);
    }
  }

  public WriteDecoder(SeriesNames names, NamelessSeries nameless) {
    this.names = names;
    this.nameless = nameless;
  }

  /// Reads a body as it was sent: a snappy block.
  ///
  /// @param contentType the header, which says the version; null where it is missing
  /// @throws ProblemException 400, 413 or 415
  public Read read(byte[] body, @Nullable String contentType, Instant now) {
    WriteVersion version = WriteVersion.of(contentType);
    if (body.length == 0) {
      throw bad("body must be a snappy block but was empty");
    }
    byte[] message = SnappyBlock.unpack(body);
    try {
      return switch (version) {
        case V1 -> read(first(message), now);
        case V2 -> read(second(message), now);
      };
    } catch (InvalidProtocolBufferException e) {
      throw bad(
          "body must be a protobuf of the version that Content-Type says, but in its %d bytes: %s"
              .formatted(message.length, e.getMessage()));
    }
  }

  Read read(WriteRequest request, Instant now) {
    var reading = new WriteReading(new SeriesGatherer(names, nameless, now));
    var kinds = new MetricKinds(request);
    for (int i = 0; i < request.getTimeseriesCount(); i++) {
      reading.take(i, WrittenSeries.of(request.getTimeseries(i), kinds));
    }
    return reading.read();
  }

  Read read(Request request, Instant now) {
    var reading = new WriteReading(new SeriesGatherer(names, nameless, now));
    var symbols = new SymbolTable(request);
    for (int i = 0; i < request.getTimeseriesCount(); i++) {
      var series = request.getTimeseries(i);
      SeriesRules.Fault fault = symbols.fault(series);
      if (fault == null) {
        reading.take(i, symbols.series(series));
      } else {
        reading.refuse(i, fault, series.getSamplesCount() + series.getHistogramsCount());
      }
    }
    return reading.read();
  }

  private static WriteRequest first(byte[] message) throws InvalidProtocolBufferException {
    WriteRequest request = WriteRequest.parseFrom(message);
    if (message.length > 0 && request.getTimeseriesCount() + request.getMetadataCount() == 0) {
      throw bad(
          "body must be a remote write 1.0 request, but its %d bytes hold no series"
              .formatted(message.length));
    }
    return request;
  }

  private static Request second(byte[] message) throws InvalidProtocolBufferException {
    Request request = Request.parseFrom(message);
    if (message.length > 0 && request.getSymbolsCount() + request.getTimeseriesCount() == 0) {
      throw bad(
          "body must be a remote write 2.0 request, but its %d bytes hold no series"
              .formatted(message.length));
    }
    return request;
  }

  private static ProblemException bad(String detail) {
    return Refusals.invalid(
        "bad-protobuf", "Bad protobuf", List.of(new FieldError("body", detail, null)));
  }
}
