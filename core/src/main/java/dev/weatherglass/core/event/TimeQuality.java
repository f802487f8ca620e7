package dev.weatherglass.core.event;

/// Where the time of an event comes from.
public enum TimeQuality {
  /// The sender said when it happened.
  SOURCE,
  /// The sender said nothing (or nothing usable): the time of receipt.
  RECEIPT
}
