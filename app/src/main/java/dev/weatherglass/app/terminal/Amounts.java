package dev.weatherglass.app.terminal;

import java.util.Locale;

/// Numbers as people read them.
public final class Amounts {

  private Amounts() {}

  /// With a comma every three digits: `200,000`.
  public static String told(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// With its noun, in the plural where it must be: `1 event`, `3,000 events`.
  public static String of(long number, String noun) {
    return told(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /// Bytes in the unit that leaves one to three digits: `512 B`, `1.5 MB`, `2.1 GB`.
  public static String bytes(long bytes) {
    double left = bytes;
    for (String unit : new String[] {"B", "kB", "MB", "GB"}) {
      if (left < 999.5) {
        return unit.equals("B") || left >= 99.5
            ? String.format(Locale.ROOT, "%.0f %s", left, unit)
            : String.format(Locale.ROOT, "%.1f %s", left, unit);
      }
      left /= 1000;
    }
    return String.format(Locale.ROOT, "%.1f TB", left);
  }
}
