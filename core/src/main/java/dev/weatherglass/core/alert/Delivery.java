package dev.weatherglass.core.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of telling one transition of one problem to one channel.
///
/// @param problem id of the problem
/// @param channel name of the channel in the configuration
/// @param transition as [Problem#transition()]
/// @param messageId hash of problem, channel and transition: the same on every attempt
/// @param state intended before the first attempt; then sent or refused
/// @param attempts how often it was tried; 0 while only intended
/// @param at when this state was reached, by the wall clock
/// @param receipt the channel's own id of the message; null where it gives none
/// @param reason why it was refused; null otherwise
public record Delivery(
    String problem,
    String channel,
    String transition,
    String messageId,
    State state,
    int attempts,
    Instant at,
    @Nullable String receipt,
    @Nullable String reason) {

  /// An intent is written before sending and its result after; an intent without a result is sent
  /// again.
  public enum State {
    INTENDED,
    SENT,
    REFUSED
  }
}
