package dev.weatherglass.app.replay;

import dev.weatherglass.core.detect.LevelChange;
import dev.weatherglass.core.detect.OnsetDetector;
import dev.weatherglass.core.detect.OnsetState;
import dev.weatherglass.core.detect.Segmentation;
import dev.weatherglass.core.series.Direction;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the commits at which recorded histories changed their level: `<id>.csv` each, in a
/// directory or in `commits` below it.
///
/// What changed is said by the segmentation, which sees the whole history; when it would have been
/// told by the online search, which sees only what came before.
public final class ChangePoints {

  /// One false report in so many commits on average, at most.
  private static final double GAMMA = 1_000;

  /// A report and a change this many commits apart are the same.
  private static final int NEAR = 5;

  private final PrintWriter remarks;

  /// @param remarks gets a line for each history of which something was left out
  public ChangePoints(PrintWriter remarks) {
    this.remarks = remarks;
  }

  /// One change of level.
  ///
  /// @param index `commit_idx` of the first commit of the new level
  /// @param direction 1 for up, -1 for down
  /// @param before level before, in the unit of the history
  /// @param after level from that commit on
  /// @param detected_at `commit_idx` of the commit after which the online search reported it; null
  ///   where it did not
  record Found(
      int index,
      String commit,
      int direction,
      double before,
      double after,
      @Nullable Integer detected_at) {}

  /// What the online search said.
  private record Report(int index, Direction direction, int at) {}

  /// Writes one JSON object, history -> changes, histories in order of their names.
  ///
  /// @throws IOException if a file cannot be read
  /// @throws IllegalArgumentException naming file, line, field and value of everything wrong
  public void run(Path directory, PrintStream out) throws IOException {
    Map<String, List<Found>> found = new TreeMap<>();
    for (CommitHistory history : histories(directory)) {
      remark(history);
      found.put(history.id(), changes(history));
    }
    out.write(Json.write(found));
    out.println();
  }

  private static List<CommitHistory> histories(Path directory) throws IOException {
    Path below = directory.resolve("commits");
    Path tables = Files.isDirectory(below) ? below : directory;
    var histories = new ArrayList<CommitHistory>();
    var errors = new ArrayList<String>();
    try (Stream<Path> files = Files.list(tables)) {
      for (Path table : files.filter(file -> file.toString().endsWith(".csv")).sorted().toList()) {
        try {
          histories.add(CommitHistory.read(table));
        } catch (IllegalArgumentException e) {
          errors.add(e.getMessage());
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", errors));
    }
    if (histories.isEmpty()) {
      throw new IllegalArgumentException("no commit history (<id>.csv) in " + tables);
    }
    return histories;
  }

  private void remark(CommitHistory history) {
    if (history.leftOut() > 0) {
      remarks.println(
          "%s: %d runs left out, their value is no number within 1e100"
              .formatted(history.id(), history.leftOut()));
    }
    if (history.measured().size() < Segmentation.SHORTEST) {
      remarks.println(
          "%s: %d commits, no change is sought in fewer than %d"
              .formatted(history.id(), history.measured().size(), Segmentation.SHORTEST));
    }
  }

  private static List<Found> changes(CommitHistory history) {
    double[] values = history.values();
    List<Report> reports = reports(values);
    return Segmentation.CAREFUL.changes(values).stream()
        .map(change -> found(change, history, reports))
        .toList();
  }

  private static Found found(LevelChange change, CommitHistory history, List<Report> reports) {
    List<Integer> indices = history.indices();
    return new Found(
        indices.get(change.index()),
        history.commit(indices.get(change.index())),
        change.direction().way(),
        change.before(),
        change.after(),
        reports.stream()
            .filter(report -> Math.abs(report.index() - change.index()) <= NEAR)
            .filter(report -> report.direction() == change.direction())
            .map(report -> indices.get(report.at()))
            .findFirst()
            .orElse(null));
  }

  /// Runs the online search through a history; after a report it begins anew at the commit blamed.
  private static List<Report> reports(double[] values) {
    var reports = new ArrayList<Report>();
    OnsetState state = OnsetDetector.start();
    for (int at = 0; at < values.length; at++) {
      state = OnsetDetector.step(state, values[at]);
      if (OnsetDetector.read(state).lnSum() >= Math.log(GAMMA)) {
        var blamed = OnsetDetector.date(state).best().orElseThrow();
        int began = at + 1 - state.seen();
        reports.add(new Report(began + blamed.index(), blamed.direction(), at));
        state = OnsetDetector.restart(state, blamed.index());
      }
    }
    return reports;
  }
}
