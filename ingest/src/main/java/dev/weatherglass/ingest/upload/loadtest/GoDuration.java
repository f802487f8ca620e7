package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.Amount;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A duration as Go prints it: `1m30.5s`, `2.371194ms`.
final class GoDuration {

  private static final Pattern PART = Pattern.compile("[0-9.]+(?:ns|us|µs|μs|ms|s|m|h)");

  private GoDuration() {}

  /// Milliseconds; null where the text is no duration.
  static @Nullable Double millis(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher part = PART.matcher(text.strip());
    double sum = 0;
    boolean found = false;
    while (part.find()) {
      Double millis = Amount.millis(part.group(), "s");
      sum += millis == null ? 0 : millis;
      found = true;
    }
    return found ? Double.valueOf(sum) : null;
  }
}
