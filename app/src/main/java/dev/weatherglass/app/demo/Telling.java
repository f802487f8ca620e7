package dev.weatherglass.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/// Prints the story, each line with the story's time.
final class Telling {

  private final Consumer<String> out;
  private final Instant begin;

  /// @param begin of the story, in story time
  Telling(Consumer<String> out, Instant begin) {
    this.out = out;
    this.begin = begin;
  }

  void tell(Instant at, String mark, String what) {
    out.accept(String.format(Locale.ROOT, "%s  %-10s %s", time(at), mark, what));
  }

  /// Minutes and seconds since the story began.
  String time(Instant at) {
    long seconds = Duration.between(begin, at).toSeconds();
    long absolute = Math.abs(seconds);
    return String.format(
        Locale.ROOT, "%s%02d:%02d", seconds < 0 ? "-" : "", absolute / 60, absolute % 60);
  }

  void say(String line) {
    out.accept(line);
  }
}
