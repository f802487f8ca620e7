package dev.weatherglass.core.delivery.ci;

import org.jspecify.annotations.Nullable;

/// Builds of one pipeline and branch that failed one after another.
///
/// @param first the build that turned from success to failure: its commit is the first bad one
/// @param last the newest failed build of them
/// @param builds how many failed; at least 1
/// @param before the successful build before; null where none is known, and then the first bad
///   commit may be an earlier one
/// @param end the build that succeeded again; null while the streak is open
public record FailureStreak(
    BuildResult first,
    BuildResult last,
    int builds,
    @Nullable BuildResult before,
    @Nullable BuildResult end) {

  public FailureStreak {
    if (builds < 1) {
      throw new IllegalArgumentException("builds must be at least 1 but was " + builds);
    }
  }

  /// Whether it still fails.
  public boolean open() {
    return end == null;
  }

  /// The commit with which it began to fail; null where the build names none, where no success
  /// before is known, or where the same commit had just passed, which makes it none's fault.
  public @Nullable String firstBadCommit() {
    return before == null || samePassed() ? null : first.commit();
  }

  /// Why there is no first bad commit; null where there is one.
  public @Nullable String noFirstBadCommit() {
    if (before == null) {
      return "no success before it is known";
    }
    if (first.commit() == null) {
      return "the build that failed first names no commit";
    }
    return samePassed() ? "the same commit had passed before" : null;
  }

  private boolean samePassed() {
    return before != null && before.commit() != null && before.commit().equals(first.commit());
  }
}
