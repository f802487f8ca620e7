package dev.weatherglass.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Options of a bench, `--runs 5 --seconds 60`.
///
/// @param given values by name, as they were given
public record Arguments(Map<String, String> given) {

  public Arguments {
    given = Map.copyOf(given);
  }

  /// Reads names and values in turn.
  ///
  /// @throws IllegalArgumentException if a name has no value or does not begin with `--`
  public static Arguments parse(String... args) {
    var given = new LinkedHashMap<String, String>();
    for (int i = 0; i < args.length; i += 2) {
      if (!args[i].startsWith("--") || i + 1 == args.length) {
        throw new IllegalArgumentException("expected --name value but found \"" + args[i] + "\"");
      }
      given.put(args[i].substring(2), args[i + 1]);
    }
    return new Arguments(given);
  }

  /// A whole number greater than or equal to zero.
  ///
  /// @throws IllegalArgumentException if something else was given
  public int whole(String name, int otherwise) {
    String text = given.getOrDefault(name, String.valueOf(otherwise));
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(
          "--" + name + " must be a whole number but was \"" + text + "\"");
    }
    return Integer.parseInt(text);
  }

  public String text(String name, String otherwise) {
    return given.getOrDefault(name, otherwise);
  }

  public Path path(String name, Path otherwise) {
    return given.containsKey(name) ? Path.of(text(name, "")) : otherwise;
  }
}
