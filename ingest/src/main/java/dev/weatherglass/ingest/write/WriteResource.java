package dev.weatherglass.ingest.write;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.weatherglass.ingest.http.MediaType;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.http.RequestBody;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.series.MetricSink;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.ingest.write.proto.WriteRequest;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;

/// `POST /api/v1/write`: Prometheus remote write 1.0; 204 after the broker acknowledged.
public final class WriteResource {

  private static final String SOURCE = "remote_write";
  private static final String PROTOBUF = "application/x-protobuf";

  private final WriteDecoder decoder;
  private final MetricSink sink;
  private final InstantSource clock;

  public WriteResource(
      SeriesNames names, NamelessSeries nameless, MetricSink sink, InstantSource clock) {
    this.decoder = new WriteDecoder(names, nameless);
    this.sink = sink;
    this.clock = clock;
  }

  public void routes(RoutesConfig routes) {
    routes.post("/api/v1/write", this::post);
  }

  private void post(Context request) {
    try {
      answer(request);
    } catch (ProblemException e) {
      sink.refused(SOURCE, e.problem().type());
      throw e;
    }
  }

  private void answer(Context request) {
    checkHeaders(request);
    byte[] body = RequestBody.read(request);
    WriteDecoder.Read read = decoder.read(message(body), clock.instant());
    sink.keep(SOURCE, read.gathered());
    if (!read.errors().isEmpty()) {
      throw Refusals.invalid("invalid-series", "Invalid series", read.errors());
    }
    request.status(204);
  }

  private static void checkHeaders(Context request) {
    MediaType type = MediaType.of(request.header("Content-Type"));
    if (!type.name().equals(PROTOBUF)) {
      throw Refusals.unsupported(
          "Content-Type", "Content-Type must be " + PROTOBUF + " but was " + said(type.name()));
    }
    if (type.parameters().contains("v2")) {
      throw Refusals.unsupported(
          "Content-Type", "only remote write 1.0 is read here, but was " + type.parameters());
    }
    String encoding = MediaType.of(request.header("Content-Encoding")).name();
    if (!encoding.equals("snappy")) {
      throw Refusals.unsupported(
          "Content-Encoding", "Content-Encoding must be snappy but was " + said(encoding));
    }
  }

  private static WriteRequest message(byte[] body) {
    if (body.length == 0) {
      throw bad("body must be a snappy block but was empty");
    }
    byte[] message = SnappyBlock.unpack(body);
    try {
      WriteRequest read = WriteRequest.parseFrom(message);
      if (message.length > 0 && read.getTimeseriesCount() + read.getMetadataCount() == 0) {
        throw bad(
            "body must be a remote write 1.0 request, but its %d bytes hold no series"
                .formatted(message.length));
      }
      return read;
    } catch (InvalidProtocolBufferException e) {
      throw bad(
          "body must be a protobuf WriteRequest, but in its %d bytes: %s"
              .formatted(message.length, e.getMessage()));
    }
  }

  private static ProblemException bad(String detail) {
    return Refusals.invalid(
        "bad-protobuf", "Bad protobuf", List.of(new FieldError("body", detail, null)));
  }

  private static String said(String value) {
    return value.isEmpty() ? "absent" : value;
  }
}
