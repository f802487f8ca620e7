package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.history.Span;
import dev.weatherglass.core.delivery.definition.Period;
import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.access.Grant;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the query parameters of one request and gathers what is wrong with them, so that all of it
/// is told at once. Ask for each parameter the route knows, then [#check()]: one that was not asked
/// for is wrong, too.
final class Parameters {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final int LONGEST_LIMIT = 9;
  private static final int DAY_LENGTH = 10;
  private static final int LAST_YEAR = 9_999;
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

  private final Map<String, List<String>> given;
  private final Grant asker;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<FieldError> errors = new ArrayList<>();

  Parameters(Context request) {
    this.given = request.queryParamMap();
    this.asker = Visible.of(request);
  }

  /// A text as it stands; null where it is not given.
  @Nullable String text(String name) {
    known.add(name);
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      wrong(name, "must be given once but was given " + values.size() + " times");
    }
    if (values.isEmpty()) {
      return null;
    }
    if (values.getFirst().isBlank()) {
      wrong(name, "must not be blank");
    }
    return values.getFirst();
  }

  /// One of the words of a closed vocabulary, in any case; null where it is not given.
  <E extends Enum<E>> @Nullable E word(String name, Class<E> vocabulary) {
    return one(name, List.of(vocabulary.getEnumConstants()));
  }

  /// Some words of a closed vocabulary, separated by commas; all of them where it is not given.
  <E extends Enum<E>> Set<E> words(String name, List<E> vocabulary) {
    @Nullable String text = text(name);
    if (text == null) {
      return Set.copyOf(vocabulary);
    }
    return Arrays.stream(text.split(",", -1))
        .flatMap(part -> word(name, part.strip(), vocabulary).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// One of these words, in any case; null where it is not given.
  <E extends Enum<E>> @Nullable E one(String name, List<E> allowed) {
    @Nullable String text = text(name);
    return text == null ? null : word(name, text, allowed).orElse(null);
  }

  /// What this text means among what is known; null where it is not given.
  ///
  /// @param meaning empty for a text that means nothing
  /// @param words what could be given
  <T> @Nullable T named(String name, Function<String, Optional<T>> meaning, List<String> words) {
    @Nullable String text = text(name);
    if (text == null) {
      return null;
    }
    Optional<T> meant = meaning.apply(text);
    if (meant.isEmpty()) {
      wrong(name, "must be one of " + String.join(", ", words) + " but was " + text);
    }
    return meant.orElse(null);
  }

  /// `true` or `false`; null where it is not given.
  @Nullable Boolean flag(String name) {
    @Nullable String text = text(name);
    if (text == null || text.equals("true") || text.equals("false")) {
      return text == null ? null : Boolean.valueOf(text);
    }
    wrong(name, "must be true or false but was " + text);
    return null;
  }

  /// A time as `2026-11-23T14:05:00Z` (any offset), or a day as `2026-11-23`, which is its midnight
  /// in UTC; null where it is not given.
  @Nullable Instant instant(String name) {
    @Nullable String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return text.length() == DAY_LENGTH
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : within(OffsetDateTime.parse(text.replace(' ', '+'))); // a '+' that nobody encoded
    } catch (DateTimeException _) {
      wrong(
          name,
          "must be a time like 2026-11-23T14:05:00Z or a day like 2026-11-23 but was " + text);
      return null;
    }
  }

  /// Years of four digits: beyond them milliseconds do not count.
  private static Instant within(OffsetDateTime time) {
    if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
      throw new DateTimeException("year " + time.getYear());
    }
    return time.toInstant();
  }

  /// What every list can be narrowed to: `service`, `environment`, `from` and `to`; and is narrowed
  /// to anyway: what the asker may see.
  Scope scope() {
    return new Scope(text("service"), text("environment"), span(), asker.services().orElse(null));
  }

  /// What lies from `from` to before `to`; either may be left open.
  Span span() {
    @Nullable Instant from = instant("from");
    @Nullable Instant to = instant("to");
    if (from != null && to != null && !from.isBefore(to)) {
      wrong("to", "must be after from (" + from + ") but was " + to);
      return Span.OPEN;
    }
    return new Span(from, to);
  }

  /// The period from `from` to before `to`; what is not given is now, and so long before it.
  ///
  /// @param usual how long a period is whose beginning is not given
  /// @param now the end of one whose end is not given, cut to the minute
  Period period(Duration usual, Instant now) {
    Span given = span();
    Instant to = given.to() == null ? now.truncatedTo(ChronoUnit.MINUTES) : given.to();
    Instant from = given.from() == null ? to.minus(usual) : given.from();
    if (!from.isBefore(to)) {
      wrong("from", "must be before now (" + to + ") where to is not given but was " + from);
      return new Period(to.minus(usual), to);
    }
    return new Period(from, to);
  }

  /// Which part of a list, from `limit` and `cursor`.
  Slice slice() {
    return new Slice(limit(), cursor(Cursor::place));
  }

  /// How many items, 1 to 500; 50 where it is not given.
  int limit() {
    return whole("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
  }

  /// What a cursor of an earlier answer stands for; null where it is not given.
  <T> @Nullable T cursor(Function<String, Optional<T>> meaning) {
    @Nullable String text = text("cursor");
    if (text == null) {
      return null;
    }
    Optional<T> place = meaning.apply(text);
    if (place.isEmpty()) {
      wrong("cursor", "must be `next` of an earlier answer but was " + text);
    }
    return place.orElse(null);
  }

  /// A duration as `500ms`, `60s` or `1m`; nothing where it is not given.
  Duration duration(String name, Duration atMost) {
    @Nullable String text = text(name);
    if (text == null) {
      return Duration.ZERO;
    }
    Matcher words = DURATION.matcher(text);
    if (!words.matches()) {
      wrong(name, "must be a duration like 500ms, 60s or 1m but was " + text);
      return Duration.ZERO;
    }
    Duration duration = duration(Long.parseLong(words.group(1)), words.group(2));
    if (duration.compareTo(atMost) > 0) {
      wrong(name, "must be at most " + atMost.toSeconds() + "s but was " + text);
    }
    return duration;
  }

  /// A whole number that is not negative; null where it is not given.
  ///
  /// @param value what was given under that name
  @Nullable Long number(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    if (!value.matches("\\d{1,18}")) {
      wrong(name, "must be a whole number but was " + value);
      return null;
    }
    return Long.valueOf(value);
  }

  /// A number that is not negative, as `0.25`.
  ///
  /// @param usual where it is not given
  double decimal(String name, double usual) {
    @Nullable String text = text(name);
    if (text == null) {
      return usual;
    }
    if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      wrong(name, "must be a number like 0.25 but was " + text);
      return usual;
    }
    return Double.parseDouble(text);
  }

  /// A whole number within bounds.
  ///
  /// @param usual where it is not given
  int whole(String name, int least, int most, int usual) {
    @Nullable String text = text(name);
    if (text == null) {
      return usual;
    }
    int number = text.matches("\\d{1," + LONGEST_LIMIT + "}") ? Integer.parseInt(text) : least - 1;
    if (number < least || number > most) {
      wrong(name, "must be a whole number in [%d, %d] but was %s".formatted(least, most, text));
      return usual;
    }
    return number;
  }

  /// Notes that a parameter is wrong.
  void refuse(String name, String detail) {
    wrong(name, detail + " but was " + text(name));
  }

  /// Ends the request if anything was wrong.
  ///
  /// @throws ProblemException with everything that was wrong
  void check() {
    given.keySet().stream().filter(name -> !known.contains(name)).forEach(this::unknown);
    if (!errors.isEmpty()) {
      String detail =
          errors.stream()
              .map(error -> error.pointer() + " " + error.detail())
              .collect(Collectors.joining("; "));
      throw new ProblemException(
          ProblemDetail.of(
              400, "invalid-query", "Invalid query", detail, errors.toArray(FieldError[]::new)));
    }
  }

  private void unknown(String name) {
    String names = known.isEmpty() ? "none" : String.join(", ", known);
    wrong(name, "is not known here (known: " + names + ")");
  }

  private <E extends Enum<E>> Optional<E> word(String name, String text, List<E> allowed) {
    Optional<E> meant =
        allowed.stream().filter(word -> word.name().equalsIgnoreCase(text)).findFirst();
    if (meant.isEmpty()) {
      String words =
          allowed.stream()
              .map(word -> word.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      wrong(name, "must be one of " + words + " but was " + text);
    }
    return meant;
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofMinutes(amount);
    };
  }

  private void wrong(String name, String detail) {
    errors.add(new FieldError(name, detail, null));
  }
}
