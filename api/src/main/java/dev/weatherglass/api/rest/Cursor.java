package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Place;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a page ended, as text that nobody should take apart.
final class Cursor {

  private static final Pattern PLACE = Pattern.compile("(-?\\d{1,15}):(.+)");

  private Cursor() {}

  static String of(Place place) {
    return of(place.time().toEpochMilli() + ":" + place.id());
  }

  static String of(String name) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  /// The place that a cursor stands for; empty if we never gave that out.
  static Optional<Place> place(String cursor) {
    return name(cursor).map(PLACE::matcher).filter(Matcher::matches).flatMap(Cursor::place);
  }

  /// The name that a cursor stands for; empty if we never gave that out.
  static Optional<String> name(String cursor) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<Place> place(Matcher words) {
    try {
      Instant time = Instant.ofEpochMilli(Long.parseLong(words.group(1)));
      return Optional.of(new Place(time, words.group(2)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
