package dev.weatherglass.app.terminal;

/// What a colour is to say; never the only sign of it, as many see none.
public enum Ink {
  PLAIN(""),
  /// Needs no attention.
  GOOD("32"),
  /// Wants to be looked at, without haste.
  CAUTION("33"),
  /// Something is wrong.
  BAD("31"),
  /// Stands back.
  FAINT("2"),
  /// A heading.
  STRONG("1");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /// The parameter of the control sequence SGR (ECMA-48, 8.3.117); empty for none.
  String code() {
    return code;
  }
}
