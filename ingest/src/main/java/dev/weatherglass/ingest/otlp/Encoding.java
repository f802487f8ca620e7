package dev.weatherglass.ingest.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.weatherglass.ingest.http.MediaType;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.otlp.proto.ExportMetricsServiceRequest;
import dev.weatherglass.ingest.otlp.proto.ExportMetricsServiceResponse;
import dev.weatherglass.ingest.otlp.proto.Status;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The two forms of OTLP messages. An answer has the form of its request.
enum Encoding {
  PROTOBUF("application/x-protobuf") {
    @Override
    ExportMetricsServiceRequest read(byte[] body) {
      try {
        return ExportMetricsServiceRequest.parseFrom(body);
      } catch (InvalidProtocolBufferException e) {
        throw bad(
            "",
            "body must be a protobuf ExportMetricsServiceRequest, but in its %d bytes: %s"
                .formatted(body.length, e.getMessage()));
      }
    }

    @Override
    byte[] write(ExportMetricsServiceResponse response) {
      return response.toByteArray();
    }

    @Override
    byte[] write(Status status) {
      return status.toByteArray();
    }
  },

  JSON("application/json") {
    @Override
    ExportMetricsServiceRequest read(byte[] body) {
      var request = ExportMetricsServiceRequest.newBuilder();
      try {
        ProtobufJson.merge(MAPPER.readTree(body), request, "");
      } catch (JacksonException e) {
        throw bad("", "body is not JSON: " + e.getOriginalMessage());
      } catch (ProtobufJson.MismatchException e) {
        throw bad(
            e.pointer(), (e.pointer().isEmpty() ? "body" : e.pointer()) + " " + e.getMessage());
      }
      return request.build();
    }

    @Override
    byte[] write(ExportMetricsServiceResponse response) {
      var partial = response.getPartialSuccess();
      return Json.write(
          new Answer(
              response.hasPartialSuccess()
                  ? new Partial(
                      String.valueOf(partial.getRejectedDataPoints()), partial.getErrorMessage())
                  : null));
    }

    @Override
    byte[] write(Status status) {
      return Json.write(new Failure(status.getCode(), status.getMessage()));
    }
  };

  private static final int DEPTH = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxNumberLength(100)
                          .maxNameLength(1_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String mediaType;

  /// ExportMetricsServiceResponse in JSON.
  private record Answer(@Nullable Partial partialSuccess) {}

  /// @param rejectedDataPoints a string, as 64-bit numbers are in this JSON
  private record Partial(String rejectedDataPoints, String errorMessage) {}

  /// google.rpc.Status in JSON.
  private record Failure(int code, String message) {}

  Encoding(String mediaType) {
    this.mediaType = mediaType;
  }

  /// The encoding of a request.
  ///
  /// @throws ProblemException 415 if it is another one
  static Encoding of(@Nullable String contentType) {
    MediaType type = MediaType.of(contentType);
    return switch (type.name()) {
      case "application/x-protobuf", "application/protobuf" -> PROTOBUF;
      case "application/json" -> JSON;
      default ->
          throw Refusals.unsupported(
              "Content-Type",
              "Content-Type must be application/x-protobuf or application/json but was "
                  + (type.missing() ? "absent" : type.name()));
    };
  }

  String mediaType() {
    return mediaType;
  }

  /// @throws ProblemException 400 if the body is no such message
  abstract ExportMetricsServiceRequest read(byte[] body);

  abstract byte[] write(ExportMetricsServiceResponse response);

  abstract byte[] write(Status status);

  private static ProblemException bad(String pointer, String detail) {
    return Refusals.invalid("bad-otlp", "Bad OTLP", List.of(new FieldError(pointer, detail, null)));
  }
}
