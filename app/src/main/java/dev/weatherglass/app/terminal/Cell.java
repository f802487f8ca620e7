package dev.weatherglass.app.terminal;

/// One cell of a table.
///
/// @param text on one line; what others wrote cannot move the cursor or colour the rest
public record Cell(String text, Ink ink) {

  public Cell {
    text = printable(text);
  }

  /// A cell without colour.
  public static Cell of(String text) {
    return new Cell(text, Ink.PLAIN);
  }

  /// The text without control characters and line breaks: names and titles come from outside.
  public static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029]+", " ").strip();
  }

  int width() {
    return text.codePointCount(0, text.length());
  }

  /// At most so many characters, the last one `…` where something is missing.
  Cell cut(int width) {
    return width() <= width || width < 1
        ? this
        : new Cell(text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…", ink);
  }
}
