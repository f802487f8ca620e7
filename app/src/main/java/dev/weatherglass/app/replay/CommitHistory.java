package dev.weatherglass.app.replay;

import dev.weatherglass.core.detect.OnsetDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was measured at each commit of one branch, several runs each: a table
/// `commit_idx,commit,run,value`, its rows in any order.
///
/// @param id the table's name without `.csv`
/// @param measured the commits with a measurement by their index
/// @param leftOut runs whose value is no measurement: empty, NaN, infinite or beyond 1e100
record CommitHistory(String id, SortedMap<Integer, Measured> measured, int leftOut) {

  private static final String HEADER = "commit_idx,commit,run,value";
  private static final int CELLS = 4;

  /// One commit.
  ///
  /// @param runs at least one value
  record Measured(String commit, List<Double> runs) {

    double mean() {
      return runs.stream().mapToDouble(run -> run).average().orElseThrow();
    }
  }

  /// Reads a table.
  ///
  /// @throws IllegalArgumentException naming every wrong line with field and value
  static CommitHistory read(Path table) throws IOException {
    String name = Objects.requireNonNull(table.getFileName()).toString();
    List<String> lines = Files.readAllLines(table);
    if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
      throw new IllegalArgumentException(
          "%s line 1: the columns must be %s but were %s"
              .formatted(name, HEADER, lines.isEmpty() ? "missing" : lines.getFirst()));
    }
    var rows = new Rows(name);
    lines.stream().skip(1).forEach(rows::take);
    return rows.history();
  }

  /// Indices of the commits, ascending.
  List<Integer> indices() {
    return List.copyOf(measured.keySet());
  }

  /// One value per commit, in the order of the indices.
  double[] values() {
    return measured.values().stream().mapToDouble(Measured::mean).toArray();
  }

  String commit(int index) {
    return Objects.requireNonNull(measured.get(index)).commit();
  }

  /// What is read so far.
  private static final class Rows {

    private final String name;
    private final List<String> errors = new ArrayList<>();
    private final SortedMap<Integer, Measured> commits = new TreeMap<>();
    private int line = 1;
    private int leftOut;

    Rows(String name) {
      this.name = name;
    }

    void take(String row) {
      line++;
      try {
        take(row.split(",", -1));
      } catch (IllegalArgumentException e) {
        errors.add(name + " line " + line + ": " + e.getMessage());
      }
    }

    CommitHistory history() {
      if (!errors.isEmpty()) {
        throw new IllegalArgumentException(String.join("\n", errors));
      }
      commits.values().removeIf(commit -> commit.runs().isEmpty());
      return new CommitHistory(name.replaceFirst("\\.csv$", ""), commits, leftOut);
    }

    private void take(String[] cells) {
      if (cells.length != CELLS) {
        throw new IllegalArgumentException(
            "a row must have 4 cells but was " + String.join(",", cells));
      }
      Measured commit = commit(index(cells[0]), cells[1]);
      double value = value(cells[CELLS - 1]);
      if (OnsetDetector.takes(value)) {
        commit.runs().add(value);
      } else {
        leftOut++;
      }
    }

    private Measured commit(int index, String commit) {
      Measured known = commits.computeIfAbsent(index, _ -> new Measured(commit, new ArrayList<>()));
      if (!known.commit().equals(commit)) {
        throw new IllegalArgumentException(
            "commit of commit_idx %d must be %s as before but was %s"
                .formatted(index, known.commit(), commit));
      }
      return known;
    }
  }

  private static int index(String cell) {
    try {
      int index = Integer.parseInt(cell);
      if (index >= 0) {
        return index;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("commit_idx must be a whole number but was " + cell, e);
    }
    throw new IllegalArgumentException("commit_idx must not be negative but was " + cell);
  }

  private static double value(String cell) {
    try {
      return cell.isBlank() ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("value must be a number but was " + cell, e);
    }
  }
}
