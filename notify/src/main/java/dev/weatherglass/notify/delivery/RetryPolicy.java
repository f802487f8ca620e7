package dev.weatherglass.notify.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When to try again: exponential backoff with equal jitter (half fixed, half random; Brooker 2015,
/// "Exponential Backoff and Jitter"), never earlier than the other side asks, until the message is
/// too old to be worth telling.
///
/// @param first the longest wait after the first attempt; positive
/// @param longest the longest wait where the other side asks for none
/// @param giveUpAfter age of the intent from which no further attempt starts
public record RetryPolicy(Duration first, Duration longest, Duration giveUpAfter) {

  /// From one second up to ten minutes, for a day.
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofHours(24));

  private static final int MOST_DOUBLINGS = 20;

  public RetryPolicy {
    if (!first.isPositive()) {
      throw new IllegalArgumentException("first must be positive but was " + first);
    }
    if (longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "longest must not be shorter than " + first + " but was " + longest);
    }
    if (!giveUpAfter.isPositive()) {
      throw new IllegalArgumentException("giveUpAfter must be positive but was " + giveUpAfter);
    }
  }

  /// How long to wait before the next attempt; empty when it is time to give up.
  ///
  /// @param attempts made so far; positive
  /// @param age of the intent
  /// @param asked what the other side asked for; null where it did not
  public Optional<Duration> next(
      int attempts, Duration age, @Nullable Duration asked, RandomGenerator random) {
    Duration wait = backoff(attempts, random);
    if (asked != null && asked.compareTo(wait) > 0) {
      wait = asked;
    }
    return age.plus(wait).compareTo(giveUpAfter) > 0 ? Optional.empty() : Optional.of(wait);
  }

  /// The wait after so many attempts that failed through nobody's wish.
  public Duration backoff(int attempts, RandomGenerator random) {
    Duration ceiling = first.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    long half = (ceiling.compareTo(longest) > 0 ? longest : ceiling).toNanos() / 2;
    return Duration.ofNanos(half + (half == 0 ? 0 : random.nextLong(half + 1)));
  }
}
