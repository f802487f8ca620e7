package dev.weatherglass.ingest.influx;

import dev.weatherglass.ingest.series.SeriesLimits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads points of the line protocol one after the other (InfluxDB's documentation, "Line protocol
/// reference"). After a line that cannot be read it goes on with the next.
final class LineParser {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+[iu]");
  private static final Set<String> TRUE = Set.of("t", "T", "true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("f", "F", "false", "False", "FALSE");
  private static final int SHOWN = 80;

  private final String text;
  private int at;
  private int line;

  /// What is wrong with a line.
  static final class BadLineException extends Exception {
    private static final long serialVersionUID = 1L;

    BadLineException(String message) {
      super(message);
    }
  }

  LineParser(String text) {
    this.text = text;
  }

  /// Number of the line that was read last, from 1.
  int line() {
    return line;
  }

  /// The next point; null where there is none left.
  ///
  /// @throws BadLineException if the next line is no point
  @Nullable Point next() throws BadLineException {
    while (at < text.length()) {
      line++;
      if (isBlankOrComment()) {
        skipLine();
        continue;
      }
      int start = at;
      int startLine = line;
      try {
        return point();
      } catch (BadLineException e) {
        at = start;
        line = startLine;
        String shown = shown();
        skipLine();
        throw new BadLineException(e.getMessage() + " in: " + shown);
      }
    }
    return null;
  }

  private boolean isBlankOrComment() {
    int first = at;
    while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\r')) {
      first++;
    }
    return first == text.length() || text.charAt(first) == '\n' || text.charAt(first) == '#';
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end + 1;
  }

  private String shown() {
    int end = text.indexOf('\n', at);
    String whole = text.substring(at, end < 0 ? text.length() : end);
    return whole.length() <= SHOWN ? whole : whole.substring(0, SHOWN) + "…";
  }

  private Point point() throws BadLineException {
    String measurement = token(", ");
    if (measurement.isEmpty()) {
      throw new BadLineException("a measurement is missing");
    }
    if (measurement.length() > SeriesLimits.NAME / 2) {
      throw new BadLineException(
          "a measurement must have at most %d characters but had %d"
              .formatted(SeriesLimits.NAME / 2, measurement.length()));
    }
    var tags = new LinkedHashMap<String, String>();
    while (peek() == ',') {
      at++;
      tag(tags);
    }
    spaces();
    var fields = new LinkedHashMap<String, Double>();
    field(fields);
    while (peek() == ',') {
      at++;
      field(fields);
    }
    spaces();
    Long time = time();
    endOfLine();
    return new Point(measurement, tags, fields, time);
  }

  private void tag(Map<String, String> tags) throws BadLineException {
    String key = token(",= ");
    if (key.isEmpty() || peek() != '=') {
      throw new BadLineException("a tag must be key=value but was \"" + key + "\"");
    }
    at++;
    String value = token(",= ");
    if (value.isEmpty()) {
      throw new BadLineException("tag " + key + " must have a value");
    }
    if (key.length() > SeriesLimits.NAME || value.length() > SeriesLimits.VALUE) {
      throw new BadLineException(
          "a tag must have at most %d and %d characters but had %d and %d"
              .formatted(SeriesLimits.NAME, SeriesLimits.VALUE, key.length(), value.length()));
    }
    tags.putIfAbsent(key, value);
    if (tags.size() > SeriesLimits.LABELS) {
      throw new BadLineException("tags must be at most " + SeriesLimits.LABELS);
    }
  }

  private void field(Map<String, Double> fields) throws BadLineException {
    String key = token(",= ");
    if (key.isEmpty() || peek() != '=') {
      throw new BadLineException("a field must be key=value but was \"" + key + "\"");
    }
    if (key.length() > SeriesLimits.NAME / 2) {
      throw new BadLineException(
          "a field's key must have at most %d characters but had %d"
              .formatted(SeriesLimits.NAME / 2, key.length()));
    }
    at++;
    if (peek() == '"') {
      passText(key);
    } else {
      fields.put(key, number(key, plain()));
    }
  }

  private void passText(String key) throws BadLineException {
    for (at++; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next == '\\') {
        at++;
      } else if (next == '"') {
        at++;
        return;
      } else if (next == '\n') {
        line++;
      }
    }
    throw new BadLineException("the text of field " + key + " does not end");
  }

  private static double number(String key, String value) throws BadLineException {
    if (TRUE.contains(value)) {
      return 1;
    }
    if (FALSE.contains(value)) {
      return 0;
    }
    if (WHOLE.matcher(value).matches()) {
      return Double.parseDouble(value.substring(0, value.length() - 1));
    }
    if (NUMBER.matcher(value).matches()) {
      return Double.parseDouble(value);
    }
    throw new BadLineException(
        "field %s must be a number, true, false or a quoted text but was \"%s\""
            .formatted(key, value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…"));
  }

  private @Nullable Long time() throws BadLineException {
    String said = plain();
    if (said.isEmpty()) {
      return null;
    }
    try {
      return Long.parseLong(said);
    } catch (NumberFormatException _) {
      throw new BadLineException("time must be a whole number but was \"" + said + "\"");
    }
  }

  private void endOfLine() throws BadLineException {
    spaces();
    if (peek() == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) != '\n') {
      throw new BadLineException("a line must end after its time");
    }
    at++;
  }

  /// Up to one of the ends, or the end of the line; a backslash before a comma, an equals sign, a
  /// space or a backslash makes it part of the token.
  private String token(String ends) {
    var token = new StringBuilder();
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '\\' && at + 1 < text.length() && ",= \\".indexOf(text.charAt(at + 1)) >= 0) {
        token.append(text.charAt(at + 1));
        at += 2;
      } else if (ends.indexOf(next) >= 0 || next == '\n' || next == '\r') {
        break;
      } else {
        token.append(next);
        at++;
      }
    }
    return token.toString();
  }

  private String plain() {
    int start = at;
    while (at < text.length() && ", \r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private void spaces() {
    while (peek() == ' ') {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\n';
  }
}
