package dev.weatherglass.ingest.source;

/// How much of anything one event may hold.
public final class EventLimits {

  /// Events in one request.
  public static final int ITEMS = 10_000;

  /// Levels of objects and arrays in the body.
  public static final int DEPTH = 32;

  /// Characters of a name, an id, a version.
  public static final int TEXT = 1_024;

  /// Characters of a service's, host's or environment's name.
  public static final int NAME = 200;

  /// Entries of `links` or `labels`.
  public static final int LABELS = 64;

  /// Entries of a list within an event: cases, commits, results.
  public static final int ELEMENTS = 10_000;

  private EventLimits() {}

  /// The beginning of a text that is too long; never half a character.
  public static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }
}
