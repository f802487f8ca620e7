package dev.weatherglass.core.delivery.definition;

/// How much of history a definition must see for the figures of a period.
public enum Reach {
  /// The judged deployments that finished within the period, with their commits, are enough: what
  /// is left out shows only where it is given too.
  PERIOD,
  /// The whole history of the services asked for.
  SERVICE_HISTORY,
  /// The whole history of all services of the same teams.
  TEAM_HISTORY
}
