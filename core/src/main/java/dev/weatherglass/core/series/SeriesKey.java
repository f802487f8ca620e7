package dev.weatherglass.core.series;

/// Names one watched series.
///
/// @param service the service
/// @param environment where it runs
/// @param signal name of the [Signal]
/// @param by the labels it is kept apart by, as `route=/pay`, sorted and joined by commas; empty
///   for the whole service
public record SeriesKey(String service, String environment, String signal, String by) {

  /// Text that names the series, fit for a map key: `production/checkout/latency_p95{}`.
  public String text() {
    return environment + "/" + service + "/" + signal + "{" + by + "}";
  }
}
