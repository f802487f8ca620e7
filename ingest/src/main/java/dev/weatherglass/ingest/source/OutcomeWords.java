package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words for an outcome that tools without a vocabulary of their own use.
final class OutcomeWords {

  private OutcomeWords() {}

  /// The outcome of a word in any case; `UNKNOWN` where there is none or nobody knows it.
  static Outcome of(@Nullable String word) {
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
      case "success", "successful", "succeeded", "pass", "passed", "ok" -> Outcome.SUCCESS;
      case "failure", "failed", "fail" -> Outcome.FAILURE;
      case "error", "errored" -> Outcome.ERROR;
      case "cancel", "cancelled", "canceled", "aborted", "stopped" -> Outcome.CANCELLED;
      case "timeout", "timed_out", "expired" -> Outcome.TIMEOUT;
      case "skip", "skipped", "not_built" -> Outcome.SKIPPED;
      case "unstable" -> Outcome.UNSTABLE;
      case "neutral" -> Outcome.NEUTRAL;
      default -> Outcome.UNKNOWN;
    };
  }
}
