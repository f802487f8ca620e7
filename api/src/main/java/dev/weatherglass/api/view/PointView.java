package dev.weatherglass.api.view;

import dev.weatherglass.core.verify.Point;
import java.time.Instant;

/// One closed bucket of a series.
///
/// @param at end of the bucket
/// @param value in the unit of the series
public record PointView(Instant at, double value) {

  static PointView of(Point point) {
    return new PointView(point.at(), point.value());
  }
}
