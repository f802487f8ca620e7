package dev.weatherglass.core.alert;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A condition on one label, as Alertmanager has it; a label that is not there counts as empty.
///
/// A pattern must cover the whole value. It is Java's, which understands what RE2 does but for the
/// syntax of named groups; as Java's may take for ever, one that needs more than
/// [BudgetedText#STEPS] steps for a value does not hold, and neither does its opposite.
///
/// @param name of the label: letters, digits and `_`, `:`, not beginning with a digit
/// @param value text or pattern, at most [#MAX_LENGTH] characters
/// @param isRegex whether the value is a pattern
/// @param isEqual whether the label must match, or must not
public record Matcher(String name, String value, boolean isRegex, boolean isEqual) {

  /// The longest value.
  public static final int MAX_LENGTH = 1_000;

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]{0,199}");

  public Matcher {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name must be that of a label but was " + name);
    }
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "value must have at most %d characters but has %d".formatted(MAX_LENGTH, value.length()));
    }
    if (isRegex) {
      requirePattern(value);
    }
  }

  /// A label that has exactly this value.
  public static Matcher equal(String name, String value) {
    return new Matcher(name, value, false, true);
  }

  /// Whether it holds for these labels.
  public boolean matches(Map<String, String> labels) {
    return holds(labels.getOrDefault(name, ""));
  }

  /// Whether it holds where the label is not there.
  public boolean matchesNothing() {
    return holds("");
  }

  /// Whether it wants exactly one value that is not empty.
  boolean isExact() {
    return !isRegex && isEqual && !value.isEmpty();
  }

  private boolean holds(String actual) {
    if (!isRegex) {
      return actual.equals(value) == isEqual;
    }
    try {
      return compiled(value).matcher(new BudgetedText(actual)).matches() == isEqual;
    } catch (BudgetedText.SpentException | StackOverflowError _) {
      return false;
    }
  }

  private static void requirePattern(String value) {
    try {
      compiled(value);
    } catch (PatternSyntaxException | StackOverflowError e) {
      throw new IllegalArgumentException("value must be a regular expression but was " + value, e);
    }
  }

  /// As in RE2, only a line feed ends a line.
  private static Pattern compiled(String value) {
    return Pattern.compile(value, Pattern.UNIX_LINES);
  }

  /// As people write it: `service="checkout"`.
  @Override
  public String toString() {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return name + sign() + "\"" + escaped + "\"";
  }

  private String sign() {
    if (isRegex) {
      return isEqual ? "=~" : "!~";
    }
    return isEqual ? "=" : "!=";
  }
}
