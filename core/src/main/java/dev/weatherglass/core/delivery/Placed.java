package dev.weatherglass.core.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A deploy in its place among the others, before its commits and failures were looked at.
///
/// @param deployment itself
/// @param kind rollout, redeploy or rollback; null for what puts no software anywhere
/// @param leftOut why it does not count; null where it does
/// @param partOf the deployment it belongs to as a further environment or report; null otherwise
/// @param replaced the deploy that had brought what ran before it; null where nothing is known of
///   it
/// @param fresh commits that nothing before it delivered there
/// @param first whether it is the first known deployment of the service there
record Placed(
    Deployment deployment,
    @Nullable Kind kind,
    @Nullable LeftOut leftOut,
    @Nullable Placed partOf,
    @Nullable Deployment replaced,
    List<CommitLog.Entry> fresh,
    boolean first) {

  String id() {
    return deployment.id();
  }

  /// The deployment that counts for it.
  Placed whole() {
    return partOf == null ? this : partOf;
  }

  boolean counts() {
    return leftOut == null;
  }
}
