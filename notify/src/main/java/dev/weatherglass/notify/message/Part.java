package dev.weatherglass.notify.message;

import java.time.Instant;

/// A piece of a text that channels may show in their own way.
public sealed interface Part {

  /// Words to be read as they stand.
  record Text(String text) implements Part {}

  /// Words that catch the eye.
  record Strong(String text) implements Part {}

  /// A moment; a channel may show it in the reader's own time zone.
  record Moment(Instant at) implements Part {}

  /// Words that lead somewhere.
  record Linked(Link link) implements Part {}
}
