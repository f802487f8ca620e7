package dev.weatherglass.ingest.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Times as tools write them: ISO-8601, with a blank for the `T`, `+0200` or `UTC` for the zone, or
/// seconds, milliseconds, microseconds or nanoseconds since 1970 by their size, as a number or
/// text. A time without a zone is not one.
public final class Times {

  private static final List<DateTimeFormatter> WITH_ZONE =
      List.of(
          DateTimeFormatter.ISO_OFFSET_DATE_TIME,
          DateTimeFormatter.ofPattern(
              "yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS]XX", Locale.ROOT),
          DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSS] XX", Locale.ROOT),
          DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSS]XXX", Locale.ROOT));
  private static final String UTC = " UTC";
  private static final DateTimeFormatter IN_UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSS]", Locale.ROOT);

  /// The first numbers that are too large for seconds, milliseconds and microseconds (year 5138).
  private static final long MILLIS = 100_000_000_000L;

  private static final long STEP = 1_000;

  private Times() {}

  /// The instant of a value; null where it is none.
  public static @Nullable Instant of(JsonNode value) {
    if (value.isString()) {
      return of(value.stringValue());
    }
    return value.isIntegralNumber() && value.canConvertToLong()
        ? ofNumber(value.longValue())
        : value.isNumber() ? ofSeconds(value.doubleValue()) : null;
  }

  /// The instant of a text; null where it is none.
  public static @Nullable Instant of(String text) {
    String stripped = text.strip();
    try {
      if (!stripped.isEmpty() && stripped.chars().allMatch(Character::isDigit)) {
        return ofNumber(Long.parseLong(stripped));
      }
      return stripped.endsWith(UTC)
          ? LocalDateTime.parse(stripped.substring(0, stripped.length() - UTC.length()), IN_UTC)
              .toInstant(ZoneOffset.UTC)
          : withZone(stripped);
    } catch (DateTimeException | NumberFormatException _) {
      return null;
    }
  }

  private static @Nullable Instant withZone(String text) {
    for (DateTimeFormatter format : WITH_ZONE) {
      Instant instant = parsed(text, format);
      if (instant != null) {
        return instant;
      }
    }
    return null;
  }

  private static @Nullable Instant parsed(String text, DateTimeFormatter format) {
    try {
      return OffsetDateTime.parse(text, format).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static Instant ofNumber(long number) {
    long size = Math.abs(number);
    if (size < MILLIS) {
      return Instant.ofEpochSecond(number);
    }
    if (size < MILLIS * STEP) {
      return Instant.ofEpochMilli(number);
    }
    return size < MILLIS * STEP * STEP
        ? Instant.ofEpochMilli(number / STEP)
        : Instant.ofEpochMilli(number / STEP / STEP);
  }

  private static @Nullable Instant ofSeconds(double seconds) {
    return Double.isFinite(seconds) && Math.abs(seconds) < MILLIS
        ? Instant.ofEpochMilli(Math.round(seconds * STEP))
        : null;
  }
}
