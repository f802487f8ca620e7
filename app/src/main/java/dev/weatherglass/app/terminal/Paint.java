package dev.weatherglass.app.terminal;

/// With colours or without.
public enum Paint {
  PLAIN,
  COLOURS;

  /// The text in an ink.
  public String in(Ink ink, String text) {
    return this == PLAIN || ink.code().isEmpty()
        ? text
        : "\u001B[" + ink.code() + "m" + text + "\u001B[0m";
  }
}
