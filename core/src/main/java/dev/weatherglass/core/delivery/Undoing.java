package dev.weatherglass.core.delivery;

/// A deployment that put an end to what another one had done.
///
/// @param undone the one that is said to have failed for that
/// @param by the rollback, revert or hotfix
/// @param reason which of them it is
record Undoing(Placed undone, Placed by, Failure.Reason reason) {

  Failure failure() {
    return new Failure(reason, by.id(), by.deployment().moment());
  }
}
