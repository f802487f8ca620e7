package dev.weatherglass.api.rest;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a row stands in a list whose worst row comes first: the end of one page is the start of
/// the next, also where rows moved meanwhile.
///
/// @param score how bad; the largest first
/// @param time of rows that are as bad, in epoch milliseconds; the newest first
/// @param id what tells rows apart that agree in both
record Rank(long score, long time, String id) implements Comparable<Rank> {

  private static final Pattern WORDS = Pattern.compile("(\\d{1,19}):(-?\\d{1,15}):(.+)");
  private static final Comparator<Rank> WORST_FIRST =
      Comparator.comparingLong(Rank::score)
          .thenComparingLong(Rank::time)
          .reversed()
          .thenComparing(Rank::id);

  /// What [Cursor] is made of.
  String text() {
    return score + ":" + time + ":" + id;
  }

  /// The rank that a cursor stands for; empty if we never gave that out.
  static Optional<Rank> read(String cursor) {
    return Cursor.name(cursor).map(WORDS::matcher).filter(Matcher::matches).map(Rank::of);
  }

  private static Rank of(Matcher words) {
    return new Rank(Long.parseLong(words.group(1)), Long.parseLong(words.group(2)), words.group(3));
  }

  @Override
  public int compareTo(Rank other) {
    return WORST_FIRST.compare(this, other);
  }
}
