package dev.weatherglass.app.demo;

import java.time.Duration;

/// One thing that happens in the story.
///
/// @param at story time since the story began
/// @param service whose deploy it is
/// @param version what serves from then on
/// @param how `rollout` or `rollback`
/// @param actor who does it
/// @param condition what the version does to its service
/// @param expected what the judge should make of it
/// @param says what the narrator adds
record Scene(
    Duration at,
    String service,
    String version,
    String how,
    String actor,
    Condition condition,
    Expected expected,
    String says) {

  /// What the judge should make of a deploy.
  enum Expected {
    /// No alert, whatever else is said.
    INNOCENT,
    /// An alert, in time.
    FLAGGED,
    /// The alert before it resolves.
    RECOVERY
  }
}
