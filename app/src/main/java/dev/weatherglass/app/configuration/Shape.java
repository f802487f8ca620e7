package dev.weatherglass.app.configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What may stand at a place of the configuration file.
public sealed interface Shape {

  /// One value.
  ///
  /// @param kind what its text must look like
  /// @param fallback the default as text; null where there is none
  /// @param required whether it must be given
  /// @param secret whether `check` masks it
  /// @param says what it does, in a sentence for the reference page
  record Setting(
      Kind kind, @Nullable String fallback, boolean required, boolean secret, String says)
      implements Shape {

    /// The same setting, masked wherever it is shown.
    Setting hidden() {
      return new Setting(kind, fallback, required, true, says);
    }
  }

  /// Keys that are known beforehand.
  record Section(Map<String, Shape> children) implements Shape {}

  /// Keys that the user chooses, each with the same things below.
  ///
  /// @param word what a key stands for in the reference page, as `name`
  record Named(String word, Section each) implements Shape {}

  /// Known keys, and next to them any client setting of Kafka.
  record WithClientSettings(Section own) implements Shape {}

  /// A setting that must be given.
  static Setting required(Kind kind, String says) {
    return new Setting(kind, null, true, false, says);
  }

  /// A setting that may be absent.
  static Setting optional(Kind kind, String says) {
    return new Setting(kind, null, false, false, says);
  }

  /// A setting with a default.
  static Setting setting(Kind kind, String fallback, String says) {
    return new Setting(kind, fallback, false, false, says);
  }

  /// Keys and what stands below them, in turn.
  static Section section(Object... keysAndShapes) {
    var children = new LinkedHashMap<String, Shape>();
    for (int i = 0; i < keysAndShapes.length; i += 2) {
      children.put((String) keysAndShapes[i], (Shape) keysAndShapes[i + 1]);
    }
    return new Section(children);
  }
}
