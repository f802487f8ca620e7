package dev.weatherglass.core.detect;

import java.util.Arrays;

/// What a [ShiftDetector] remembers of a series: about one kilobyte, whatever the series' length.
///
/// @param scale on which it is watched
/// @param floor smaller values are taken for this, on the logarithm
/// @param cells what was learnt of the noise, and how high the evidence has climbed
/// @param recent the last places as they came, oldest first; at most 60; none where errors are
///   counted
@SuppressWarnings("ArrayRecordComponent") // blocks of numbers, equality is by content
public record ShiftState(ShiftScale scale, double floor, double[] cells, float[] recent) {

  public ShiftState {
    if (cells.length != ShiftDetector.cells(scale)) {
      throw new IllegalArgumentException(
          "cells must be %d for %s but were %d"
              .formatted(ShiftDetector.cells(scale), scale, cells.length));
    }
    if (recent.length > TrailingLimits.WINDOW) {
      throw new IllegalArgumentException(
          "recent must hold at most 60 values but held " + recent.length);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShiftState(var otherScale, double otherFloor, var numbers, var values)
        && scale == otherScale
        && Double.compare(floor, otherFloor) == 0
        && Arrays.equals(cells, numbers)
        && Arrays.equals(recent, values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * scale.hashCode() + Arrays.hashCode(cells)) + Arrays.hashCode(recent);
  }

  @Override
  public String toString() {
    return "ShiftState[" + scale + "]";
  }
}
