package dev.weatherglass.notify.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of one attempt. Reasons are for people and hold no secret.
public sealed interface SendResult {

  /// The other side has it.
  ///
  /// @param receipt its own id of the message; null where it gives none
  record Sent(@Nullable String receipt) implements SendResult {}

  /// The other side will never take it.
  record Refused(String reason) implements SendResult {}

  /// It may work later.
  ///
  /// @param retryAfter how long the other side asks to be left alone; null where it does not say
  record TryLater(@Nullable Duration retryAfter, String reason) implements SendResult {}
}
