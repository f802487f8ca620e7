package dev.weatherglass.core.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a failed deployment was repaired.
///
/// @param at the first of: all its incidents resolved (without any: the metrics as before), the
///   rollback or fix finished; never before the failed deployment's own finish
/// @param by what the team did; null where no deploy repaired it
/// @param deploy the deploy that did it; null where none did
public record Recovery(Instant at, @Nullable By by, @Nullable String deploy) {

  /// What the team did.
  public enum By {
    ROLLBACK("rollback"),
    /// A fix or a revert: failing forward.
    ROLL_FORWARD("roll-forward");

    private final String word;

    By(String word) {
      this.word = word;
    }

    /// The word in answers: `roll-forward`.
    public String word() {
      return word;
    }
  }
}
