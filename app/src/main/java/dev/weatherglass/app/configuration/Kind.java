package dev.weatherglass.app.configuration;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// What a setting's text must look like.
public sealed interface Kind {

  /// Any text that is not blank.
  record Text() implements Kind {}

  /// A list of texts; in a variable separated by commas.
  record Texts() implements Kind {}

  /// `true` or `false`.
  record Switch() implements Kind {}

  /// A whole number.
  ///
  /// @param low smallest allowed
  /// @param high largest allowed
  record Whole(long low, long high) implements Kind {}

  /// A number.
  ///
  /// @param low smallest allowed
  /// @param high largest allowed
  record Decimal(double low, double high) implements Kind {}

  /// A duration, see [Durations].
  record Time() implements Kind {}

  /// One of some words.
  record OneOf(List<String> words) implements Kind {}

  /// Any of the words, in lower case.
  static OneOf oneOf(String... words) {
    return new OneOf(List.of(words));
  }

  /// Any of the words.
  static OneOf oneOf(Collection<String> words) {
    return new OneOf(List.copyOf(words));
  }

  /// Refuses a text that is not of this kind.
  ///
  /// @throws IllegalArgumentException saying what it must be and what it was
  default void check(String text) {
    switch (this) {
      case Text(), Texts() -> refuse(text.isBlank(), "must not be blank", text);
      case Switch() -> refuse(!text.matches("true|false"), "must be true or false", text);
      case Whole(long low, long high) -> checkWhole(text, low, high);
      case Decimal(double low, double high) -> checkNumber(text, low, high);
      case Time() -> Durations.parse(text);
      case OneOf(var words) ->
          refuse(
              !words.contains(text.toLowerCase(Locale.ROOT)),
              "must be one of " + String.join(", ", words),
              text);
    }
  }

  private static void checkWhole(String text, long low, long high) {
    try {
      long number = Long.parseLong(text);
      refuse(number < low || number > high, "must be " + low + " to " + high, text);
    } catch (NumberFormatException _) {
      refuse(true, "must be a whole number", text);
    }
  }

  private static void checkNumber(String text, double low, double high) {
    try {
      double number = Double.parseDouble(text);
      refuse(!(number >= low && number <= high), "must be " + low + " to " + high, text);
    } catch (NumberFormatException _) {
      refuse(true, "must be a number", text);
    }
  }

  private static void refuse(boolean wrong, String must, String text) {
    if (wrong) {
      throw new IllegalArgumentException(text.isBlank() ? must : must + " but was " + text);
    }
  }
}
