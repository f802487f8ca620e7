package dev.weatherglass.core.detect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A series cut into segments of one level each, at best cost: the squared error around the
/// segments' means plus a penalty per cut. Exact, by dynamic programming over the end of the last
/// segment (Jackson et al. 2005, doi:10.1109/LSP.2001.838216); time grows with the square of the
/// length.
final class Partition {

  /// No segment is shorter.
  static final int SHORTEST = 5;

  private static final double ROUNDING = 1e-13; // of the sum of squares

  private final double[] sums;
  private final double[] squares;

  /// @param values at least one
  Partition(double[] values) {
    sums = new double[values.length + 1];
    squares = new double[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      double centred = values[i] - values[0];
      sums[i + 1] = sums[i] + centred;
      squares[i + 1] = squares[i] + centred * centred;
    }
  }

  /// Where new levels start, in order. Of equally good partitions, up to rounding, the one whose
  /// last levels start earliest.
  ///
  /// @param penalty what a cut must save; not negative
  List<Integer> cuts(double penalty) {
    int length = sums.length - 1;
    double[] best = new double[length + 1];
    int[] start = new int[length + 1];
    double rounding = ROUNDING * squares[length];
    for (int end = SHORTEST; end <= length; end++) {
      best[end] = error(0, end);
      for (int from = SHORTEST; from <= end - SHORTEST; from++) {
        double cost = best[from] + error(from, end) + penalty;
        if (cost < best[end] - rounding) {
          best[end] = cost;
          start[end] = from;
        }
      }
    }
    return followedBack(start);
  }

  private static List<Integer> followedBack(int[] start) {
    Deque<Integer> cuts = new ArrayDeque<>();
    for (int at = start[start.length - 1]; at > 0; at = start[at]) {
      cuts.addFirst(at);
    }
    return List.copyOf(cuts);
  }

  private double error(int from, int to) {
    double sum = sums[to] - sums[from];
    return squares[to] - squares[from] - sum * sum / (to - from);
  }
}
