package dev.weatherglass.ingest.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How many rows of each source passed, as a table; for one thread.
final class Tally {

  private final Map<String, int[]> counts = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  private int[] row(String source) {
    return counts.computeIfAbsent(source, _ -> new int[3]);
  }

  void missing(String source) {
    row(source)[2]++;
  }

  /// @param wrong what is wrong; empty where the row passed
  void compared(String source, String what, List<String> wrong) {
    row(source)[1]++;
    if (wrong.isEmpty()) {
      row(source)[0]++;
    } else {
      failures.add(what + ": " + String.join("; ", wrong));
    }
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  /// Adds what another one counted.
  void add(Tally other) {
    other.counts.forEach((source, counted) -> {
      int[] row = row(source);
      for (int i = 0; i < row.length; i++) {
        row[i] += counted[i];
      }
    });
  }

  /// A line for each source, payloads and signatures together, and one for all.
  String table() {
    var table = new StringBuilder("source: passed / all / missing files\n");
    int[] sum = new int[3];
    counts.forEach((source, row) -> {
      table.append(
          String.format(Locale.ROOT, "  %-24s %4d / %4d / %d%n", source, row[0], row[1], row[2]));
      for (int i = 0; i < sum.length; i++) {
        sum[i] += row[i];
      }
    });
    return table
        .append(
            "all sources: %d passed of %d, %d files missing%n".formatted(sum[0], sum[1], sum[2]))
        .toString();
  }
}
