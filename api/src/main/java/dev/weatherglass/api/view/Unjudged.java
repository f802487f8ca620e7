package dev.weatherglass.api.view;

import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.core.event.Phase;

/// Why a deploy has no verdict.
///
/// @param reason in plain words
/// @param ended whether it will never have one
record Unjudged(String reason, boolean ended) {

  static Unjudged why(Deploy deploy) {
    if (deploy.phase() == Phase.QUEUED) {
      return new Unjudged("not started yet", false);
    }
    if (!deploy.effective()) {
      return new Unjudged(deploy.outcome().word() + " before it started", true);
    }
    return deploy.reportedLate()
        ? new Unjudged("reported late", true)
        : new Unjudged("not judged yet", false);
  }
}
