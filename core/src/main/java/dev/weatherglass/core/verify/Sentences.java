package dev.weatherglass.core.verify;

import dev.weatherglass.core.series.Signal;
import dev.weatherglass.core.series.SignalKind;

/// What series did, in words.
public final class Sentences {

  private static final double SECONDS_PER_MINUTE = 60;

  private Sentences() {}

  /// `p95 latency 182 ms → 241 ms (+32 %, 90 % interval +25 % … +40 %)`.
  public static String moved(Signal signal, SeriesReading reading) {
    return signal.title()
        + " "
        + levels(signal, reading.before(), reading.after())
        + " ("
        + effect(reading.effect(), reading.before())
        + ")";
  }

  /// `182 ms → 241 ms`.
  public static String levels(Signal signal, double before, double after) {
    boolean ratio = signal.kind() == SignalKind.ERRORS;
    return Quantity.of(before, signal.unit(), ratio)
        + " → "
        + Quantity.of(after, signal.unit(), ratio);
  }

  private static String effect(Effect effect, double before) {
    double scale = effect.relative() ? 1 : Math.abs(before);
    return Quantity.percent(effect.value() / scale)
        + ", "
        + Math.round(effect.confidence() * 100)
        + " % interval "
        + Quantity.percent(effect.low() / scale)
        + " … "
        + Quantity.percent(effect.high() / scale);
  }

  /// How much longer it would have taken, by the law that an interval shrinks with the root of the
  /// samples; empty where no time would have been enough or nothing is known.
  static String minutesNeeded(SeriesProgress series, SeriesReading latest, JudgeSettings settings) {
    double wanted =
        switch (series.signal().kind()) {
          case LATENCY -> settings.latencyWorthKnowing();
          case ERRORS -> settings.errorWorthKnowing() - 1;
          case THROUGHPUT, SATURATION -> settings.otherWorthKnowing();
        };
    double half = (latest.effect().high() - latest.effect().low()) / 2;
    if (!Double.isFinite(half) || latest.seen() == 0) {
      return "";
    }
    double factor = Math.pow(half / wanted, 2);
    double minutes =
        (factor - 1) * latest.seen() * series.levels().widthMillis() / 1000.0 / SECONDS_PER_MINUTE;
    return minutes >= 1 && minutes < 24 * SECONDS_PER_MINUTE
        ? "; about " + Math.round(minutes) + " more minutes would have been needed"
        : "";
  }
}
