package dev.weatherglass.wire;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Guesses which known word an unknown one was meant to be.
public final class Nearest {

  private Nearest() {}

  /// The known word with the fewest edits between it and `word`; empty where even that one differs
  /// in more than half of its letters.
  public static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt((String each) -> edits(word, each)).thenComparing(each -> each))
        .filter(each -> edits(word, each) <= Math.max(1, each.length() / 2));
  }

  /// Edits between two words: letters put in, left out, replaced, or two neighbours swapped
  /// (optimal string alignment; Damerau 1964, doi:10.1145/363958.363994).
  static int edits(String from, String to) {
    int[] previous = new int[to.length() + 1];
    int[] row = firstRow(to.length());
    for (int i = 1; i <= from.length(); i++) {
      int[] next = nextRow(from, to, i, row, previous);
      previous = row;
      row = next;
    }
    return row[to.length()];
  }

  private static int[] firstRow(int length) {
    int[] row = new int[length + 1];
    for (int j = 0; j <= length; j++) {
      row[j] = j;
    }
    return row;
  }

  private static int[] nextRow(String from, String to, int i, int[] row, int[] beforeIt) {
    int[] next = new int[to.length() + 1];
    next[0] = i;
    for (int j = 1; j <= to.length(); j++) {
      int replaced = row[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
      next[j] = Math.min(replaced, Math.min(row[j], next[j - 1]) + 1);
      if (i > 1 && j > 1 && swapped(from, to, i, j)) {
        next[j] = Math.min(next[j], beforeIt[j - 2] + 1);
      }
    }
    return next;
  }

  private static boolean swapped(String from, String to, int i, int j) {
    return from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
