package dev.weatherglass.core.correlate;

import java.time.Instant;

/// A service's processes began anew, by what its samples show: counters fell, or the time at which
/// a process says that it was started rose. Whether a change brought it about is not said.
///
/// @param service the service
/// @param environment where it runs
/// @param at the first sample that shows it; it lies in the bucket that the restart shows in first
public record Restarted(String service, String environment, Instant at) {}
