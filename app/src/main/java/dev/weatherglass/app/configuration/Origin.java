package dev.weatherglass.app.configuration;

/// Where a value comes from; a later one wins over an earlier one.
public sealed interface Origin {

  /// Nobody said anything.
  record Default() implements Origin {}

  /// The configuration file.
  record File(String name) implements Origin {}

  /// An environment variable.
  record Variable(String name) implements Origin {}

  /// The command line.
  record Flag(String name) implements Origin {}

  /// The origin as people read it.
  default String told() {
    return switch (this) {
      case Default() -> "default";
      case File(String name) -> name;
      case Variable(String name) -> name;
      case Flag(String name) -> name;
    };
  }
}
