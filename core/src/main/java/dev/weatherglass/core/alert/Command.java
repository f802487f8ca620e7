package dev.weatherglass.core.alert;

/// What a person asks for about alerts.
public sealed interface Command permits AlertCommand, Silence {

  /// What it is about: commands of one subject are kept in the order in which they were written.
  String subject();
}
