package dev.weatherglass.core.delivery.ci;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds where builds failed one after another. Builds without a result neither break a streak nor
/// lengthen it.
public final class FailureStreaks {

  private FailureStreaks() {}

  /// All streaks, the newest first.
  ///
  /// @param builds of any pipelines and branches, each of which is looked at for itself
  public static List<FailureStreak> of(Collection<BuildResult> builds) {
    var lines = new TreeMap<Pipeline, TreeMap<String, List<BuildResult>>>();
    for (BuildResult build : builds) {
      lines
          .computeIfAbsent(build.pipeline(), _ -> new TreeMap<>())
          .computeIfAbsent(build.branch(), _ -> new ArrayList<>())
          .add(build);
    }
    return lines.values().stream()
        .flatMap(branches -> branches.values().stream())
        .flatMap(line -> ofLine(line).stream())
        .sorted(Comparator.comparing(FailureStreak::first, BuildResult.BY_START).reversed())
        .toList();
  }

  /// All streaks of one pipeline and branch, the oldest first.
  static List<FailureStreak> ofLine(Collection<BuildResult> builds) {
    var streaks = new ArrayList<FailureStreak>();
    @Nullable BuildResult passed = null;
    @Nullable FailureStreak open = null;
    for (BuildResult build : BuildResult.inOrder(builds)) {
      switch (build.result()) {
        case PASSED -> {
          if (open != null) {
            streaks.add(ended(open, build));
            open = null;
          }
          passed = build;
        }
        case FAILED -> open = longer(open, build, passed);
        case NONE -> {}
      }
    }
    if (open != null) {
      streaks.add(open);
    }
    return List.copyOf(streaks);
  }

  private static FailureStreak longer(
      @Nullable FailureStreak open, BuildResult failed, @Nullable BuildResult passed) {
    return open == null
        ? new FailureStreak(failed, failed, 1, passed, null)
        : new FailureStreak(open.first(), failed, open.builds() + 1, open.before(), null);
  }

  private static FailureStreak ended(FailureStreak open, BuildResult end) {
    return new FailureStreak(open.first(), open.last(), open.builds(), open.before(), end);
  }
}
