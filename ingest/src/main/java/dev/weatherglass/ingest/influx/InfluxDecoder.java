package dev.weatherglass.ingest.influx;

import dev.weatherglass.core.series.Metric.Kind;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.http.MediaType;
import dev.weatherglass.ingest.http.Packed;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.influx.LineParser.BadLineException;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.series.Dropped;
import dev.weatherglass.ingest.series.Gathered;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.ingest.series.SeriesGatherer;
import dev.weatherglass.ingest.series.SeriesLimits;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// From lines to batches: tags name the service and environment, fields become samples.
public final class InfluxDecoder {

  /// Telegraf's measurement for metrics whose whole name is in the field.
  private static final String PROMETHEUS = "prometheus";

  private final SeriesNames names;
  private final NamelessSeries nameless;

  /// What a request says.
  ///
  /// @param gathered what can be used
  /// @param points numeric fields of good lines, whether they can be used or not
  /// @param errors lines that cannot be read; the first ones of them
  public record Read(Gathered gathered, int points, List<FieldError> errors) {

    public Read {
      errors = List.copyOf(errors);
    }
  }

  public InfluxDecoder(SeriesNames names, NamelessSeries nameless) {
    this.names = names;
    this.nameless = nameless;
  }

  /// Reads a body as it was sent.
  ///
  /// @param contentEncoding the header; null where it is missing
  /// @param precision the query parameter; null where it is missing
  /// @throws dev.weatherglass.wire.ProblemException 400, 413 or 415
  public Read read(
      byte[] body, @Nullable String contentEncoding, @Nullable String precision, Instant now) {
    Precision unit = Precision.of(precision);
    String encoding = MediaType.of(contentEncoding).name();
    var lines =
        new LineParser(text(Packed.unpack(body, encoding, SeriesLimits.DECOMPRESSED_BYTES)));
    var gatherer = new SeriesGatherer(names, nameless, now);
    var errors = new ArrayList<FieldError>();
    int points = 0;
    boolean more = true;
    while (more) {
      try {
        Point point = lines.next();
        more = point != null;
        points += point == null ? 0 : take(point, unit, now, gatherer);
      } catch (BadLineException e) {
        gatherer.drop(Dropped.INVALID_VALUE, 1);
        if (errors.size() < SeriesLimits.ERRORS) {
          errors.add(
              new FieldError(
                  "/line/" + lines.line(), "line " + lines.line() + ": " + e.getMessage(), null));
        }
      }
    }
    return new Read(gatherer.gathered(), points, errors);
  }

  private static int take(Point point, Precision unit, Instant now, SeriesGatherer gatherer) {
    Map<String, String> labels = new TreeMap<>();
    point.tags().forEach((key, value) -> labels.putIfAbsent(name(key), value));
    Long time = point.time();
    long at = time == null ? now.toEpochMilli() : unit.toMillis(time);
    point
        .fields()
        .forEach((field, value) ->
            gatherer.add(
                metric(point.measurement(), field),
                Kind.UNKNOWN,
                "",
                labels,
                List.of(Sample.of(at, value))));
    return point.fields().size();
  }

  /// The name of a field's series; a field that is only called `value` adds nothing to its
  /// measurement.
  private static String metric(String measurement, String field) {
    if (measurement.equals(PROMETHEUS)) {
      return name(field);
    }
    return field.equals("value") ? name(measurement) : name(measurement) + "_" + name(field);
  }

  private static String name(String text) {
    String name = text.replaceAll("[^A-Za-z0-9_]", "_");
    return Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException _) {
      throw Refusals.invalid(
          "bad-charset",
          "Bad charset",
          List.of(
              new FieldError(
                  "body",
                  "body must be UTF-8 but its %d bytes are not".formatted(body.length),
                  null)));
    }
  }
}
