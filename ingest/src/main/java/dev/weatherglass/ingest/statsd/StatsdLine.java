package dev.weatherglass.ingest.statsd;

import dev.weatherglass.ingest.series.SeriesLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// One line: `name:value|type|@rate|#tag:value`.
///
/// @param name as it was sent, without tags
/// @param values what was measured; empty for a set
/// @param member what a set got; empty for everything else
/// @param relative whether a gauge changes by its value
/// @param rate which share of all measurements was sent, in (0, 1]
/// @param tags by key
/// @param epochSeconds when it was measured; 0 where the line does not say
record StatsdLine(
    String name,
    Type type,
    List<Double> values,
    String member,
    boolean relative,
    double rate,
    Map<String, String> tags,
    long epochSeconds) {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  private static final int SHOWN = 80;

  /// What a line is of.
  enum Type {
    COUNTER,
    GAUGE,
    SET,
    /// Milliseconds.
    TIMER,
    HISTOGRAM
  }

  /// Reads a line that is no event and no check.
  ///
  /// @throws IllegalArgumentException if it is no measurement, saying why
  static StatsdLine parse(String line) {
    String[] parts = line.split("\\|", -1);
    int colon = parts[0].indexOf(':');
    if (colon <= 0 || parts.length < 2) {
      throw new IllegalArgumentException("must be name:value|type but was " + cut(line));
    }
    Type type = type(parts[1]);
    var tags = new TreeMap<String, String>();
    String name = nameAndTags(parts[0].substring(0, colon), tags);
    double rate = 1;
    long epochSeconds = 0;
    for (int i = 2; i < parts.length; i++) {
      if (parts[i].startsWith("@")) {
        rate = rate(parts[i].substring(1));
      } else if (parts[i].startsWith("#")) {
        addTags(tags, parts[i].substring(1).split(",", -1), ':');
      } else if (parts[i].startsWith("T")) {
        epochSeconds = (long) number(parts[i].substring(1));
      }
    }
    String said = parts[0].substring(colon + 1);
    return new StatsdLine(
        name,
        type,
        type == Type.SET ? List.of() : values(said),
        type == Type.SET ? said : "",
        type == Type.GAUGE && (said.startsWith("+") || said.startsWith("-")),
        rate,
        tags,
        epochSeconds);
  }

  private static Type type(String word) {
    return switch (word) {
      case "c" -> Type.COUNTER;
      case "g" -> Type.GAUGE;
      case "s" -> Type.SET;
      case "ms" -> Type.TIMER;
      case "h", "d" -> Type.HISTOGRAM;
      default ->
          throw new IllegalArgumentException(
              "type must be c, g, s, ms, h or d but was " + cut(word));
    };
  }

  /// Some senders put tags into the name: `name,tag=value`.
  private static String nameAndTags(String text, Map<String, String> tags) {
    String[] parts = text.split(",", -1);
    if (parts[0].isBlank() || parts[0].length() > SeriesLimits.NAME / 2) {
      throw new IllegalArgumentException(
          "name must have 1 to %d characters but was %s"
              .formatted(SeriesLimits.NAME / 2, cut(text)));
    }
    for (int i = 1; i < parts.length; i++) {
      addTags(tags, new String[] {parts[i]}, '=');
    }
    return parts[0];
  }

  private static void addTags(Map<String, String> tags, String[] said, char separator) {
    for (String tag : said) {
      int end = tag.indexOf(separator);
      String key = end < 0 ? tag : tag.substring(0, end);
      String value = end < 0 ? "true" : tag.substring(end + 1);
      if (!key.isBlank() && !value.isBlank()) {
        tags.putIfAbsent(key.strip(), value.strip());
      }
      if (tags.size() > SeriesLimits.LABELS
          || key.length() > SeriesLimits.NAME
          || value.length() > SeriesLimits.VALUE) {
        throw new IllegalArgumentException(
            "tags must be at most %d, of %d and %d characters, but one was %s"
                .formatted(SeriesLimits.LABELS, SeriesLimits.NAME, SeriesLimits.VALUE, cut(tag)));
      }
    }
  }

  private static double rate(String text) {
    double rate = number(text);
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate must be in (0, 1] but was " + cut(text));
    }
    return rate;
  }

  private static List<Double> values(String said) {
    var values = new ArrayList<Double>();
    for (String value : said.split(":", -1)) {
      values.add(number(value));
    }
    return values;
  }

  private static double number(String text) {
    if (!NUMBER.matcher(text).matches() || !Double.isFinite(Double.parseDouble(text))) {
      throw new IllegalArgumentException("value must be a number but was " + cut(text));
    }
    return Double.parseDouble(text);
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
