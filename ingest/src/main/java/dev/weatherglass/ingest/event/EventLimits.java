package dev.weatherglass.ingest.event;

/// How much of anything one event may hold.
final class EventLimits {

  /// Events in one request.
  static final int ITEMS = 10_000;

  /// Levels of objects and arrays in the body.
  static final int DEPTH = 32;

  /// Characters of a name, an id, a version.
  static final int TEXT = 1_024;

  /// Characters of a service's, host's or environment's name.
  static final int NAME = 200;

  /// Entries of `links` or `labels`.
  static final int LABELS = 64;

  /// Entries of a list within an event: cases, commits, results.
  static final int ELEMENTS = 10_000;

  private EventLimits() {}
}
