package dev.weatherglass.ingest.upload.format;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers as tools print them: with a unit, with the separators of a country, or with a word where
/// there is none.
public final class Amount {

  private static final Pattern WITH_UNIT =
      Pattern.compile(
          "([-+]?[0-9][0-9.,'_\\u00a0\\u202f]*(?:[eE][-+]?[0-9]+)?)\\s*([\\p{L}µμ%]*).*");
  private static final int LONGEST = 60;

  private static final Map<String, Double> MILLIS =
      Map.ofEntries(
          Map.entry("ns", 1e-6),
          Map.entry("us", 1e-3),
          Map.entry("µs", 1e-3),
          Map.entry("μs", 1e-3),
          Map.entry("ms", 1.0),
          Map.entry("s", 1e3),
          Map.entry("sec", 1e3),
          Map.entry("secs", 1e3),
          Map.entry("seconds", 1e3),
          Map.entry("m", 6e4),
          Map.entry("min", 6e4),
          Map.entry("h", 3.6e6));

  private Amount() {}

  /// The number at the beginning of a text, whatever follows; null where there is none.
  ///
  /// One comma or point is the decimal separator (`0,123`); of both, the last one is (`1,234.5`,
  /// `1.234,5`); what repeats groups thousands (`1,234,567`).
  public static @Nullable Double number(@Nullable String text) {
    Matcher found = match(text);
    return found == null ? null : parse(found.group(1));
  }

  /// A duration with its unit in milliseconds, as `48.00ms`, `1.2s` or `0.0640 secs`.
  ///
  /// @param without the unit that is meant where the text has none
  public static @Nullable Double millis(@Nullable String text, String without) {
    Matcher found = match(text);
    if (found == null) {
      return null;
    }
    String unit = found.group(2).isEmpty() ? without : found.group(2);
    Double value = parse(found.group(1));
    Double factor = MILLIS.get(unit.toLowerCase(Locale.ROOT));
    return factor == null ? null : times(value, factor);
  }

  /// The same in seconds.
  public static @Nullable Double seconds(@Nullable String text, String without) {
    return times(millis(text, without), 1e-3);
  }

  /// The product as on paper (0.0488 times 1000 is 48.8, not 48.800000000000004); null of null and
  /// of what is no number.
  public static @Nullable Double times(@Nullable Double value, double factor) {
    if (value == null || !Double.isFinite(value)) {
      return null;
    }
    return BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(factor)).doubleValue();
  }

  /// An end of the interval that is a range to both sides of a value; null where one is missing.
  ///
  /// @param sign 1 for the upper end of an interval, -1 for the lower one
  public static @Nullable Double beside(@Nullable Double value, @Nullable Double range, int sign) {
    if (value == null || range == null || !Double.isFinite(value) || !Double.isFinite(range)) {
      return null;
    }
    return BigDecimal.valueOf(value).add(BigDecimal.valueOf(sign * range)).doubleValue();
  }

  private static @Nullable Matcher match(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String bare = text.strip();
    Matcher matcher =
        WITH_UNIT.matcher(bare.length() <= LONGEST ? bare : bare.substring(0, LONGEST));
    return matcher.matches() ? matcher : null;
  }

  private static @Nullable Double parse(String digits) {
    String plain = digits.replaceAll("['_\\u00a0\\u202f]", "");
    int comma = plain.lastIndexOf(',');
    int point = plain.lastIndexOf('.');
    if (comma >= 0 && point >= 0) {
      plain = comma > point ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
    } else if (comma >= 0) {
      plain = comma == plain.indexOf(',') ? plain.replace(',', '.') : plain.replace(",", "");
    } else if (point != plain.indexOf('.')) {
      plain = plain.replace(".", "");
    }
    try {
      double value = Double.parseDouble(plain);
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException _) {
      return null; // "1-2", "1e": said to be absent, as "n/a" is
    }
  }
}
