package dev.weatherglass.notify.delivery;

import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.StableId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decides what one channel has still to tell of a problem.
///
/// @param channel its name
/// @param since the channel's own first start, by the broker's clock
public record Ledger(String channel, Instant since) {

  /// Decides from the last delivery of this problem by this channel.
  ///
  /// @param known null where it was never told
  /// @param appended when the problem's record was written, by the broker's clock: the clock of
  ///   `since`, whatever clock the story runs by
  /// @param now the wall clock, for the intent
  public Decision decide(@Nullable Delivery known, Problem problem, Instant appended, Instant now) {
    if (known == null) {
      return appended.isBefore(since)
          ? new Decision.Leave()
          : new Decision.Tell(intent(problem, now));
    }
    int order = Transition.of(problem).compareTo(Transition.parse(known.transition()));
    if (order > 0) {
      return new Decision.Tell(intent(problem, now));
    }
    return order == 0 && known.state() == Delivery.State.INTENDED
        ? new Decision.TellAgain(known)
        : new Decision.Leave();
  }

  private Delivery intent(Problem problem, Instant now) {
    return new Delivery(
        problem.id(),
        channel,
        problem.transition(),
        StableId.of("message", problem.id(), channel, problem.transition()),
        Delivery.State.INTENDED,
        0,
        now,
        null,
        null);
  }
}
