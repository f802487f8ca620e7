package dev.weatherglass.api.view;

import dev.weatherglass.core.alert.Word;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That a person said something.
///
/// @param by who
/// @param at when
/// @param why in the person's words; absent where none were given
public record WordView(String by, Instant at, @Nullable String why) {

  static @Nullable WordView orNull(@Nullable Word word) {
    return word == null ? null : new WordView(word.by(), word.at(), word.why());
  }
}
