package dev.weatherglass.ingest.conformance;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.weatherglass.ingest.otlp.proto.ExportMetricsServiceRequest;
import dev.weatherglass.testkit.payloads.PayloadRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;

/// The time of the newest sample in a body: samples of a document are years old, and would be
/// dropped for it.
final class NewestSample {

  private static final Pattern NANOS =
      Pattern.compile("(?:\"timeUnixNano\":\\s*\"?|time_unix_nano: )(\\d+)");
  private static final Pattern LINE_END = Pattern.compile("(?m)\\s(\\d{9,19})\\s*$");
  private static final Pattern PRECISION = Pattern.compile("[?&]precision=([a-z]+)");

  private NewestSample() {}

  /// @return [ConformanceHub#NOW] where there is none, or none that this reads
  static Instant in(PayloadRequest request) {
    return request.path().contains("/write") ? ofLines(request) : ofOtlp(request);
  }

  private static Instant ofOtlp(PayloadRequest request) {
    return newest(times(NANOS, otlp(request)), 1_000_000_000);
  }

  private static Instant ofLines(PayloadRequest request) {
    if (request.path().startsWith("/api/v1/write")) {
      return ConformanceHub.NOW;
    }
    long perSecond =
        switch (precision(request)) {
          case "s" -> 1;
          case "ms" -> 1_000;
          case "us", "u" -> 1_000_000;
          default -> 1_000_000_000;
        };
    return newest(times(LINE_END, new String(request.body(), StandardCharsets.UTF_8)), perSecond);
  }

  /// The word in the query; `ns` where there is none.
  static String precision(PayloadRequest request) {
    Matcher precision = PRECISION.matcher(request.path());
    return precision.find() ? precision.group(1) : "ns";
  }

  private static LongStream times(Pattern pattern, String text) {
    return pattern.matcher(text).results().mapToLong(found -> Long.parseLong(found.group(1)));
  }

  private static Instant newest(LongStream times, long perSecond) {
    long newest = times.max().orElse(0);
    return newest == 0
        ? ConformanceHub.NOW
        : Instant.ofEpochSecond(
            newest / perSecond, newest % perSecond * (1_000_000_000 / perSecond));
  }

  private static String otlp(PayloadRequest request) {
    byte[] body = unpacked(request);
    if (!"application/x-protobuf".equals(request.headers().get("Content-Type"))) {
      return new String(body, StandardCharsets.UTF_8);
    }
    try {
      return ExportMetricsServiceRequest.parseFrom(body).toString();
    } catch (InvalidProtocolBufferException _) {
      return ""; // the route says what is wrong with it
    }
  }

  private static byte[] unpacked(PayloadRequest request) {
    if (!"gzip".equals(request.headers().get("Content-Encoding"))) {
      return request.body();
    }
    try (var in = new GZIPInputStream(new ByteArrayInputStream(request.body()))) {
      return in.readAllBytes();
    } catch (IOException _) {
      return new byte[0]; // the route says what is wrong with it
    }
  }
}
