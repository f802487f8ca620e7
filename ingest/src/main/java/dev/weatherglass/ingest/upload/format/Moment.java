package dev.weatherglass.ingest.upload.format;

import dev.weatherglass.ingest.source.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times as tools print them. A time without a zone says nothing about when something happened: it
/// may be anywhere on earth.
public final class Moment {

  private static final List<DateTimeFormatter> LOCAL =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE_TIME,
          DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss[.SSS]", Locale.ROOT),
          DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSS]", Locale.ROOT),
          DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[,SSS]", Locale.ROOT));

  private Moment() {}

  /// A time with its zone; null for everything else.
  public static @Nullable Instant zoned(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Instant iso = Times.of(text);
    if (iso != null) {
      return iso;
    }
    try {
      return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// Seconds on the clock of whoever wrote a time without a zone: good for differences only.
  public static @Nullable Double localSeconds(@Nullable String text) {
    if (text == null) {
      return null;
    }
    for (DateTimeFormatter format : LOCAL) {
      try {
        LocalDateTime local = LocalDateTime.parse(text.strip(), format);
        return local.toInstant(ZoneOffset.UTC).toEpochMilli() / 1e3;
      } catch (DateTimeException _) {
        // It may be of the next form.
      }
    }
    return null;
  }

  /// Seconds since 1970, given as such or in milliseconds, micro- or nanoseconds: told by size.
  public static @Nullable Double epochSeconds(@Nullable Double number) {
    if (number == null || number < 1e8) {
      return null;
    }
    double seconds = number;
    while (seconds >= 1e11) {
      seconds /= 1e3;
    }
    return seconds;
  }
}
