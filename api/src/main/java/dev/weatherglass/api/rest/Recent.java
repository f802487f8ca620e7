package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which days are meant where a question does not say: the thirty that end with the day of the
/// newest that is known, in UTC. So an answer changes with what is known and not with the time of
/// asking, and an imported history answers like a live one.
final class Recent {

  private static final Duration USUAL = Duration.ofDays(30);

  private Recent() {}

  /// The period with both ends; still open where nothing is known and nothing was said.
  ///
  /// @param newest when the newest happened that the question can be about
  static Span of(Span asked, Optional<Instant> newest) {
    @Nullable Instant to = asked.to() == null ? end(asked.from(), newest) : asked.to();
    return to == null
        ? Span.OPEN
        : new Span(asked.from() == null ? to.minus(USUAL) : asked.from(), to);
  }

  private static @Nullable Instant end(@Nullable Instant from, Optional<Instant> newest) {
    @Nullable Instant end =
        newest.map(at -> at.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS)).orElse(null);
    return from != null && (end == null || !from.isBefore(end)) ? from.plus(USUAL) : end;
  }
}
