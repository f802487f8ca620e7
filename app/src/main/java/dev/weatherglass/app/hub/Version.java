package dev.weatherglass.app.hub;

import java.util.Objects;

/// What is running.
///
/// @param version of Weatherglass, as `0.1.0-SNAPSHOT`
/// @param java of the JVM, as `25.0.3`
public record Version(String version, String java) {

  /// The version of this process.
  public static Version ours() {
    String said = Version.class.getPackage().getImplementationVersion();
    return new Version(
        Objects.requireNonNullElse(said, "development"),
        Runtime.version().toString().split("\\+", -1)[0]);
  }
}
