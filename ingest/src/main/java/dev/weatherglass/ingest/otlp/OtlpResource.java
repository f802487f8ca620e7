package dev.weatherglass.ingest.otlp;

import dev.weatherglass.ingest.http.RequestBody;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.otlp.proto.ExportMetricsPartialSuccess;
import dev.weatherglass.ingest.otlp.proto.ExportMetricsServiceResponse;
import dev.weatherglass.ingest.otlp.proto.Status;
import dev.weatherglass.ingest.series.MetricSink;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.wire.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;

/// `POST /v1/metrics`: OTLP over HTTP; 200 after the broker acknowledged. Answers have the form of
/// their request, also those that refuse.
public final class OtlpResource {

  private static final String SOURCE = "otlp";

  private static final int INVALID_ARGUMENT = 3;
  private static final int PERMISSION_DENIED = 7;
  private static final int RESOURCE_EXHAUSTED = 8;
  private static final int UNAVAILABLE = 14;

  private final OtlpDecoder decoder;
  private final MetricSink sink;
  private final InstantSource clock;

  public OtlpResource(
      SeriesNames names, NamelessSeries nameless, MetricSink sink, InstantSource clock) {
    this.decoder = new OtlpDecoder(names, nameless);
    this.sink = sink;
    this.clock = clock;
  }

  public void routes(RoutesConfig routes) {
    routes.post("/v1/metrics", this::post);
  }

  private void post(Context request) {
    try {
      answer(request);
    } catch (ProblemException e) {
      sink.refused(SOURCE, e.problem().type());
      if (e.problem().status() == 415) {
        throw e;
      }
      refuse(request, e);
    }
  }

  private void answer(Context request) {
    String type = request.header("Content-Type");
    Encoding encoding = Encoding.of(type);
    byte[] body = RequestBody.read(request);
    OtlpDecoder.Read read =
        decoder.read(body, type, request.header("Content-Encoding"), clock.instant());
    sink.keep(SOURCE, read.gathered(), request);
    request.status(200).contentType(encoding.mediaType()).result(encoding.write(response(read)));
  }

  private static ExportMetricsServiceResponse response(OtlpDecoder.Read read) {
    var response = ExportMetricsServiceResponse.newBuilder();
    if (read.rejected() > 0) {
      response.setPartialSuccess(
          ExportMetricsPartialSuccess.newBuilder()
              .setRejectedDataPoints(read.rejected())
              .setErrorMessage(String.join("; ", read.errors())));
    }
    return response.build();
  }

  private static void refuse(Context request, ProblemException refusal) {
    Encoding encoding = Encoding.of(request.header("Content-Type"));
    int status = refusal.problem().status();
    Integer retryAfter = refusal.retryAfterSeconds();
    if (retryAfter != null) {
      request.header("Retry-After", String.valueOf(retryAfter));
    }
    request
        .status(status)
        .contentType(encoding.mediaType())
        .result(
            encoding.write(
                Status.newBuilder()
                    .setCode(code(status))
                    .setMessage(refusal.problem().detail())
                    .build()));
  }

  private static int code(int status) {
    return switch (status) {
      case 403 -> PERMISSION_DENIED;
      case 413 -> RESOURCE_EXHAUSTED;
      case 503 -> UNAVAILABLE;
      default -> INVALID_ARGUMENT;
    };
  }
}
