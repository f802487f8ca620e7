package dev.weatherglass.core.alert;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// That a person said something: who, when, why.
///
/// @param by who; not blank
/// @param at when, by the clock of the process that took it
/// @param why in the person's words; null where none were given
public record Word(String by, Instant at, @Nullable String why) implements Comparable<Word> {

  private static final Comparator<Word> IN_ORDER =
      Comparator.comparing(Word::at)
          .thenComparing(Word::by)
          .thenComparing(Word::why, Comparator.nullsFirst(Comparator.naturalOrder()));

  public Word {
    if (by.isBlank()) {
      throw new IllegalArgumentException("by must not be blank");
    }
  }

  /// The earlier of two, so that it does not matter which came first.
  static @Nullable Word first(@Nullable Word one, @Nullable Word other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }

  /// As part of a sentence: `ken: a known slow import`.
  public String text() {
    return why == null ? by : by + ": " + why;
  }

  @Override
  public int compareTo(Word other) {
    return IN_ORDER.compare(this, other);
  }
}
