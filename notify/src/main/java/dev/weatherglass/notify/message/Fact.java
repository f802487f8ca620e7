package dev.weatherglass.notify.message;

import java.util.List;

/// One thing to know, under its name.
///
/// @param name as `Was → is`
/// @param parts the value, piece by piece
public record Fact(String name, List<Part> parts) {

  public Fact {
    parts = List.copyOf(parts);
  }

  /// A fact of these parts.
  public static Fact of(String name, Part... parts) {
    return new Fact(name, List.of(parts));
  }
}
