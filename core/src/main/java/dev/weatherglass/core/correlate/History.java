package dev.weatherglass.core.correlate;

import dev.weatherglass.core.detect.CommitSeries;
import dev.weatherglass.core.detect.OnsetDetector;
import dev.weatherglass.core.event.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One history: the commits that were measured, in the order in which their first runs came.
///
/// The newest commit is open: further runs of it change its value. It is closed once another one
/// begins. Runs of commits that were closed say nothing any more, so a re-run of an old commit is
/// not taken for a new one.
///
/// @param closed all commits but the newest
/// @param commits the newest closed ones, oldest first; at most as many as can be candidates
/// @param open the newest; null before the first and right after a report
public record History(CommitSeries closed, List<Commit> commits, @Nullable Open open) {

  /// A commit.
  ///
  /// @param id its sha, or the version where no sha is known
  /// @param at when its first run ended
  public record Commit(String id, Revision revision, Instant at) {}

  /// The commit whose runs are coming in.
  ///
  /// @param sum of its values
  /// @param runs ids of the events they came with
  public record Open(Commit commit, double sum, List<String> runs) {

    public Open {
      runs = List.copyOf(runs);
    }

    Open with(double value, String run) {
      var longer = new ArrayList<>(runs);
      longer.add(run);
      return new Open(commit, sum + value, longer);
    }
  }

  public History {
    commits = List.copyOf(commits);
  }

  /// A history without commits.
  public static History of(HistoryKind kind) {
    CommitSeries empty =
        switch (kind) {
          case TEST_FAILURES -> CommitSeries.Failures.start();
          case BUILD_DURATION, TEST_DURATION, BENCHMARK -> CommitSeries.Levels.start();
        };
    return new History(empty, List.of(), null);
  }

  /// With one more run; the same history where the run is a repeat or too late.
  ///
  /// @param run id of the event it came with
  public History with(Commit commit, double value, String run) {
    if (open != null && open.commit().id().equals(commit.id())) {
      return open.runs().contains(run) ? this : new History(closed, commits, open.with(value, run));
    }
    boolean late = open != null && commit.at().isBefore(open.commit().at());
    if (late || commits.stream().anyMatch(known -> known.id().equals(commit.id()))) {
      return this;
    }
    History done = closing();
    return new History(done.closed, done.commits, new Open(commit, value, List.of(run)));
  }

  /// All commits, the open one with what is known of it.
  public CommitSeries series() {
    return open == null ? closed : closed.with(open.sum(), open.runs().size());
  }

  /// Begun anew at a candidate; the open commit is closed.
  public History restart(int onset) {
    History done = closing();
    return new History(done.closed.restart(onset), done.commits, null);
  }

  /// Without values, but with the commits, whose further runs say nothing any more.
  public History forgotten(HistoryKind kind) {
    return new History(of(kind).closed, closing().commits, null);
  }

  /// The commit of a candidate.
  public Commit commit(int onset) {
    History done = closing();
    return done.commits.get(done.commits.size() - (done.closed.seen() - onset));
  }

  private History closing() {
    if (open == null) {
      return this;
    }
    var newest = new ArrayList<>(commits);
    newest.add(Objects.requireNonNull(open).commit());
    return new History(
        series(),
        newest.subList(Math.max(0, newest.size() - OnsetDetector.REACH), newest.size()),
        null);
  }
}
