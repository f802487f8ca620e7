package dev.weatherglass.core.series;

import dev.weatherglass.core.event.StableId;

/// Names one watched series.
///
/// @param service the service
/// @param environment where it runs
/// @param signal name of the [Signal]
/// @param by the labels it is kept apart by, as `route=/pay`, sorted and joined by commas; empty
///   for the whole service
public record SeriesKey(String service, String environment, String signal, String by) {

  /// Id of the series, fit for an address: a function of what names it.
  public String id() {
    return StableId.of("series", environment, service, signal, by);
  }

  /// Text that names the series, fit for a key: its parts, joined by the unit separator.
  public String text() {
    return String.join("\u001f", environment, service, signal, by);
  }
}
