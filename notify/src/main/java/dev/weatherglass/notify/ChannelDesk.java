package dev.weatherglass.notify;

import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.notify.channel.Channel;
import dev.weatherglass.notify.channel.SendResult;
import dev.weatherglass.notify.delivery.Decision;
import dev.weatherglass.notify.delivery.RetryPolicy;
import dev.weatherglass.notify.message.Message;
import dev.weatherglass.notify.message.Messages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells one channel: intent, message, result, one message at a time. What one problem has to say
/// is told in order; while it waits for its next attempt, other problems go ahead, unless the
/// channel itself asked for a pause.
///
/// [#accept] may be called by any thread; everything else runs on the desk.
final class ChannelDesk implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ChannelDesk.class);

  private final Channel channel;
  private final Messages messages;
  private final DeliveryWriter writer;
  private final Means means;
  private final DeliveryMeters meters;
  private final Lines lines = new Lines();
  private long pausedUntilNanos;

  /// What a desk works with; handed in, so that a test moves time and chance.
  ///
  /// @param desk does the work
  /// @param retry when to try again
  /// @param random for jitter
  /// @param wallClock for what is written
  /// @param nanoTime for ages within this process
  record Means(
      Desk desk,
      RetryPolicy retry,
      RandomGenerator random,
      InstantSource wallClock,
      LongSupplier nanoTime) {}

  /// One message that is being told.
  ///
  /// @param attempts made so far
  /// @param ageAtStart of the intent when this process took it up
  /// @param startNanos when that was
  private record Trip(
      Errand errand, Delivery intent, int attempts, Duration ageAtStart, long startNanos) {

    Trip tried() {
      return new Trip(errand, intent, attempts + 1, ageAtStart, startNanos);
    }
  }

  ChannelDesk(
      Channel channel,
      Messages messages,
      DeliveryWriter writer,
      Means means,
      DeliveryMeters meters) {
    this.channel = channel;
    this.messages = messages;
    this.writer = writer;
    this.means = means;
    this.meters = meters;
    this.pausedUntilNanos = means.nanoTime().getAsLong();
  }

  String channel() {
    return channel.name();
  }

  /// Takes an errand; its offset is done once nothing is left to do for it here.
  void accept(Errand errand) {
    means.desk().soon(() -> join(errand));
  }

  private void join(Errand errand) {
    if (lines.repeats(errand)) {
      errand.tenure().progress().done(errand.offset());
    } else if (lines.join(errand)) {
      decide(errand, 1);
    }
  }

  private void decide(Errand errand, int attempts) {
    if (errand.tenure().isOver()) {
      next(errand);
      return;
    }
    Problem problem = errand.problem();
    Book book = book(errand);
    switch (book.ledger()
        .decide(book.last(problem.id()), problem, errand.appended(), means.wallClock().instant())) {
      case Decision.Leave() -> done(errand);
      case Decision.TellAgain(Delivery intent) -> attempt(trip(errand, intent));
      case Decision.Tell(Delivery intent) -> intend(errand, intent, attempts);
    }
  }

  private void intend(Errand errand, Delivery intent, int attempts) {
    if (writer.write(errand.tenure().partition(), intent)) {
      book(errand).enter(intent);
      attempt(trip(errand, intent));
    } else {
      means.desk().later(backoff(attempts), () -> decide(errand, attempts + 1));
    }
  }

  private Trip trip(Errand errand, Delivery intent) {
    Duration age = Duration.between(intent.at(), means.wallClock().instant());
    return new Trip(
        errand, intent, 0, age.isNegative() ? Duration.ZERO : age, means.nanoTime().getAsLong());
  }

  private void attempt(Trip trip) {
    long pause = pausedUntilNanos - means.nanoTime().getAsLong();
    if (trip.errand().tenure().isOver()) {
      next(trip.errand());
    } else if (pause > 0) {
      means.desk().later(Duration.ofNanos(pause), () -> attempt(trip));
    } else {
      after(trip.tried(), send(trip));
    }
  }

  private SendResult send(Trip trip) {
    Message message = messages.write(trip.errand().problem(), trip.intent().messageId());
    try {
      return channel.send(message);
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue("channel", channel())
          .addKeyValue("message", message.id())
          .log("a channel failed: {}", e.getClass().getName());
      return new SendResult.TryLater(null, "failed with " + e.getClass().getSimpleName());
    }
  }

  private void after(Trip trip, SendResult result) {
    switch (result) {
      case SendResult.Sent(@Nullable String receipt) ->
          conclude(trip, Delivery.State.SENT, receipt, null, 1);
      case SendResult.Refused(String reason) -> refuse(trip, reason);
      case SendResult.TryLater(@Nullable Duration asked, String reason) ->
          again(trip, asked, reason);
    }
  }

  private void again(Trip trip, @Nullable Duration asked, String reason) {
    long now = means.nanoTime().getAsLong();
    Duration age = trip.ageAtStart().plusNanos(now - trip.startNanos());
    Optional<Duration> wait = means.retry().next(trip.attempts(), age, asked, means.random());
    if (wait.isEmpty()) {
      refuse(trip, "given up after " + trip.attempts() + " attempts: " + reason);
      return;
    }
    meters.count(channel(), "retried");
    log.atInfo()
        .addKeyValue("channel", channel())
        .addKeyValue("message", trip.intent().messageId())
        .log("not sent, tried again in {}: {}", wait.get(), reason);
    if (asked != null) {
      pausedUntilNanos = now + wait.get().toNanos();
    }
    means.desk().later(wait.get(), () -> attempt(trip));
  }

  private void refuse(Trip trip, String reason) {
    log.atWarn()
        .addKeyValue("channel", channel())
        .addKeyValue("message", trip.intent().messageId())
        .log("refused: {}", reason);
    conclude(trip, Delivery.State.REFUSED, null, reason, 1);
  }

  private void conclude(
      Trip trip,
      Delivery.State state,
      @Nullable String receipt,
      @Nullable String reason,
      int writes) {
    Errand errand = trip.errand();
    if (errand.tenure().isOver()) {
      next(errand);
      return;
    }
    Delivery result = result(trip, state, receipt, reason);
    if (writer.write(errand.tenure().partition(), result)) {
      book(errand).enter(result);
      meters.count(channel(), state.name().toLowerCase(Locale.ROOT));
      done(errand);
    } else {
      means.desk().later(backoff(writes), () -> conclude(trip, state, receipt, reason, writes + 1));
    }
  }

  private Delivery result(
      Trip trip, Delivery.State state, @Nullable String receipt, @Nullable String reason) {
    Delivery intent = trip.intent();
    return new Delivery(
        intent.problem(),
        intent.channel(),
        intent.transition(),
        intent.messageId(),
        state,
        trip.attempts(),
        means.wallClock().instant(),
        receipt,
        reason);
  }

  private void done(Errand errand) {
    errand.tenure().progress().done(errand.offset());
    next(errand);
  }

  /// The problem's next errand, if it has one.
  private void next(Errand errand) {
    @Nullable Errand following = lines.leave(errand);
    if (following != null) {
      means.desk().soon(() -> decide(following, 1));
    }
  }

  private Book book(Errand errand) {
    return errand.tenure().book(channel());
  }

  private Duration backoff(int attempts) {
    return means.retry().backoff(attempts, means.random());
  }

  @Override
  public void close() {
    means.desk().close();
  }
}
