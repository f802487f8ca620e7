package dev.weatherglass.api.view;

import dev.weatherglass.core.alert.Delivery;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What became of telling one transition of one problem to one channel.
///
/// @param problem id of the problem
/// @param transition the state and the event time at which it was entered
/// @param messageId the same on every attempt
/// @param state `intended`, `sent` or `refused`
/// @param attempts how often it was tried
/// @param at when this state was reached
/// @param receipt the channel's own id of the message; absent where it gives none
/// @param reason why it was refused; absent otherwise
public record DeliveryView(
    String problem,
    String channel,
    String transition,
    String messageId,
    String state,
    int attempts,
    Instant at,
    @Nullable String receipt,
    @Nullable String reason) {

  public static DeliveryView of(Delivery delivery) {
    return new DeliveryView(
        delivery.problem(),
        delivery.channel(),
        delivery.transition(),
        delivery.messageId(),
        delivery.state().name().toLowerCase(Locale.ROOT),
        delivery.attempts(),
        delivery.at(),
        delivery.receipt(),
        delivery.reason());
  }
}
