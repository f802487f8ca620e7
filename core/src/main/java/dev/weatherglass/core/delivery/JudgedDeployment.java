package dev.weatherglass.core.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What history shows of one deploy.
///
/// @param deployment itself
/// @param kind what it was; null for a scaling or removal, which puts no software anywhere
/// @param leftOut why it is no deployment of its own; null where it counts
/// @param partOf the deployment that it belongs to, where it is a further environment or report of
///   it; null otherwise
/// @param failures in the order of [Failure#PRECEDENCE]; empty where it did not fail
/// @param recovery null while it is not repaired, or nothing was to repair
/// @param commits those that it was the first to deliver; those of a service's first deployment are
///   here too, left out
public record JudgedDeployment(
    Deployment deployment,
    @Nullable Kind kind,
    @Nullable LeftOut leftOut,
    @Nullable String partOf,
    List<Failure> failures,
    @Nullable Recovery recovery,
    List<DeliveredCommit> commits) {

  public JudgedDeployment {
    failures = failures.stream().sorted(Failure.PRECEDENCE).toList();
    commits = List.copyOf(commits);
  }

  /// Whether it is a deployment in the sense of the metrics.
  public boolean counts() {
    return leftOut == null;
  }

  public boolean failed() {
    return !failures.isEmpty();
  }

  /// The strongest reason; null where it did not fail.
  public @Nullable Failure failure() {
    return failures.isEmpty() ? null : failures.getFirst();
  }

  /// Whether it was a rollback, hotfix or revert.
  public boolean unplanned() {
    return kind != null && kind.unplanned();
  }
}
