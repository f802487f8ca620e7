package dev.weatherglass.bench.evaluate.plot;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// How values become places from left to right.
///
/// @param place of a value, rising; what falls outside the ticks is put at their end
/// @param ticks values that are labelled, ascending; the first and last are the ends
/// @param mark a value with a line of its own; NaN for none
public record Axis(DoubleUnaryOperator place, List<Double> ticks, double mark) {

  /// Shares from 0 to 1, the small ones spread out.
  public static final Axis SHARES =
      new Axis(Math::sqrt, List.of(0.0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 1.0), Double.NaN);

  /// Shares from 0 to 1.
  public static final Axis EVEN_SHARES =
      new Axis(share -> share, List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0), Double.NaN);

  /// Ratios on a logarithmic scale.
  public static final Axis RATIOS =
      new Axis(Math::log, List.of(0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0), Double.NaN);

  public Axis {
    ticks = List.copyOf(ticks);
  }

  /// With a line at a value.
  public Axis marked(double value) {
    return new Axis(place, ticks, value);
  }

  /// Where a value is, from 0 to 1.
  double at(double value) {
    double low = place.applyAsDouble(ticks.getFirst());
    double high = place.applyAsDouble(ticks.getLast());
    double inside = Math.min(Math.max(value, ticks.getFirst()), ticks.getLast());
    return (place.applyAsDouble(inside) - low) / (high - low);
  }
}
