package dev.weatherglass.core.delivery;

import java.util.Locale;

/// Why something does not count in a figure.
public enum LeftOut {
  /// A deploy that is still under way.
  NOT_FINISHED,
  /// A deploy that did not end with success.
  NOT_SUCCESSFUL,
  /// Another environment than those that count.
  NOT_PRODUCTION,
  /// The version that the service deployed last, in one more environment: it belongs to that
  /// deployment.
  FURTHER_ENVIRONMENT,
  /// The same deploy, told by a second source.
  REPORTED_TWICE,
  /// A restart delivers nothing.
  RESTART,
  /// Another scale delivers nothing.
  SCALE,
  /// A removal delivers nothing.
  REMOVE,
  /// Traffic was switched to what was deployed already.
  PUBLISH,
  /// A commit that only joins two branches.
  MERGE_COMMIT,
  /// Delivered by the service's first known deployment, or before it.
  FIRST_DEPLOYMENT,
  /// A commit whose time is unknown.
  NO_COMMIT_TIME,
  /// A commit that claims to be younger than its deployment.
  COMMITTED_LATER,
  /// No successful deployment contains it yet.
  NOT_DELIVERED,
  /// An incident opened too long after the last deployment.
  OUTSIDE_WINDOW,
  /// An incident that opened before anything was deployed.
  NO_DEPLOYMENT_BEFORE,
  /// An incident that names a deploy which does not count.
  NAMES_UNCOUNTED,
  /// A deployment without a failure.
  NOT_FAILED,
  /// A failed deployment that nothing has repaired yet.
  NOT_RECOVERED,
  /// An incident that is open still.
  NOT_RESOLVED,
  /// A deployment whose commits nobody told.
  NO_COMMIT_KNOWN,
  /// A rollback, where the definition does not count them.
  ROLLBACK,
  /// An image that was deployed before.
  SAME_DIGEST,
  /// A request that no deployment's commits contain.
  NOT_IN_A_DEPLOYMENT,
  /// More commits than the definition looks at.
  TOO_MANY_COMMITS,
  /// The deployment before it is too long ago for the definition.
  PREVIOUS_TOO_OLD;

  /// The word in answers: `merge_commit`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
