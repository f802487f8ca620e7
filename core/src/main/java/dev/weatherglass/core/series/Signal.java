package dev.weatherglass.core.series;

/// What is measured about a service, under one name whatever the sender calls its metrics.
///
/// @param name stable name for labels and keys: `latency_p95`, `errors`
/// @param title how people say it: `p95 latency`, `error ratio`
/// @param kind what it says about the service
/// @param unit UCUM-like unit of its values: `s`, `1` (a ratio), `1/s`, `By`
/// @param worse the direction that is worse
public record Signal(String name, String title, SignalKind kind, String unit, Direction worse) {

  public Signal {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("signal must match [a-z][a-z0-9_]* but was " + name);
    }
  }
}
