package dev.weatherglass.app.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// How far long work is, on stderr: a bar that moves where somebody looks, a line every few seconds
/// otherwise; nothing for work that is over before. For one thread.
public final class Progress {

  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
  private static final long LINE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int BAR = 24;
  private static final String ERASE_LINE = "\r\u001B[K";

  private final String what;
  private final PrintWriter talk;
  private final boolean bar;
  private final LongSupplier nanos;
  private final long began;
  private long told;
  private boolean drawn;

  /// @param what is done, as `importing`
  /// @param talk stderr
  /// @param nanos measures time, as `System.nanoTime`
  public Progress(String what, PrintWriter talk, Terminal terminal, LongSupplier nanos) {
    this.what = what;
    this.talk = talk;
    this.bar = terminal.err();
    this.nanos = nanos;
    this.began = nanos.getAsLong();
    this.told = began;
  }

  /// Tells where the work is, if it is time to.
  ///
  /// @param share of the work that is done, in [0, 1]; negative where nobody knows how much it is
  /// @param detail more, as `12,000 events`
  public void at(double share, String detail) {
    long now = nanos.getAsLong();
    if (now - told < (bar ? REDRAW_NANOS : LINE_NANOS)) {
      return;
    }
    told = now;
    if (bar) {
      talk.print(ERASE_LINE + what + " " + drawn(share) + text(share, detail, now));
      drawn = true;
    } else {
      talk.println(what + ": " + text(share, detail, now));
    }
    talk.flush();
  }

  /// Says something in a line of its own.
  public void say(String line) {
    end();
    talk.println(line);
    talk.flush();
  }

  /// Takes the bar away.
  public void end() {
    if (drawn) {
      talk.print(ERASE_LINE);
      talk.flush();
      drawn = false;
    }
  }

  private static String drawn(double share) {
    if (share < 0) {
      return "";
    }
    int full = (int) Math.round(Math.min(1, share) * BAR);
    return "█".repeat(full) + "░".repeat(BAR - full) + " ";
  }

  private String text(double share, String detail, long now) {
    if (share < 0) {
      return detail;
    }
    String percent = String.format(Locale.ROOT, "%d %%, %s", (int) Math.floor(share * 100), detail);
    double seconds = (now - began) / 1e9;
    return share < .01 || share >= 1
        ? percent
        : percent + ", " + Spans.told(seconds * (1 - share) / share) + " left";
  }
}
