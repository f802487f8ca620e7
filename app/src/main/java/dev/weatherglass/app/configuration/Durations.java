package dev.weatherglass.app.configuration;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people write them: `250ms`, `10s`, `5m`, `2h`, `7d`, or ISO-8601 (`PT1M30S`).
public final class Durations {

  private static final Pattern SHORT = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");

  private Durations() {}

  /// The duration that the text says.
  ///
  /// @throws IllegalArgumentException if the text is no duration or a negative one
  public static Duration parse(String text) {
    Matcher matcher = SHORT.matcher(text.strip());
    return matcher.matches()
        ? of(Long.parseLong(matcher.group(1)), matcher.group(2))
        : iso(text.strip());
  }

  /// The shortest way to write a duration: `90d`, `10s`, `PT1.5S`.
  static String text(Duration duration) {
    if (duration.toMillis() % 1000 != 0) {
      return duration.toString();
    }
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static Duration iso(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isNegative()) {
        throw new IllegalArgumentException("must not be negative but was " + text);
      }
      return duration;
    } catch (DateTimeParseException _) {
      throw new IllegalArgumentException("must be a duration like 10s, 5m or PT1M but was " + text);
    }
  }
}
