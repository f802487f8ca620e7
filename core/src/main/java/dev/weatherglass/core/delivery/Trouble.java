package dev.weatherglass.core.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A time during which a deployment was known to be bad: from an incident or a verdict.
///
/// @param with the deployment
/// @param failure what shows it
/// @param over when it was over; null while it is not
record Trouble(Placed with, Failure failure, @Nullable Instant over) {

  Instant since() {
    return failure.at();
  }

  boolean overBefore(Instant at) {
    return over != null && over.isBefore(at);
  }
}
