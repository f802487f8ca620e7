package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/// Apache Otava (`otava/analysis.py`, the method of Hunter, Fleming et al. 2023,
/// doi:10.1145/3578244.3583719), run anew over the whole series every few buckets. Windows are
/// split by the energy statistic while Student's t at the split has a p-value up to ten times the
/// accepted one; then the weakest change points are taken away until all are accepted.
///
/// Upstream's habits are kept: population deviations go into the t-test, and after a removal the
/// later neighbour and the one after it are looked at again.
///
/// The path is minus the logarithm of the p-value of the clearest rise at or after the change; one
/// found up to 5 buckets before it is taken for it, as benchmarks of change points do.
///
/// @param accepted largest p-value of a change point; .001 upstream
/// @param window values per window, 50 upstream; windows start half of that apart
/// @param every run again after so many buckets
public record Otava(double accepted, int window, int every) implements Statistic {

  private static final double FIRST_PASS = 10;
  private static final int MARGIN = 5;

  /// A change point with what lies on its sides.
  private record ChangePoint(int at, Moments left, Moments right, double p) {}

  @Override
  public double[] path(Trace trace) {
    double[] all =
        DoubleStream.concat(Arrays.stream(trace.before()), Arrays.stream(trace.since())).toArray();
    int change = trace.baseline().size();
    double[] path = new double[all.length - change];
    Arrays.fill(path, Double.NEGATIVE_INFINITY);
    Map<Integer, List<Integer>> wholeWindows = new HashMap<>();
    for (int end = change + every; end <= all.length; end += every) {
      path[end - 1 - change] = clearestRise(all, end, change, wholeWindows);
    }
    return path;
  }

  /// Indices of the change points of a whole series, ascending.
  List<Integer> changePoints(double[] series) {
    return merged(series, series.length, new HashMap<>()).stream().map(ChangePoint::at).toList();
  }

  private double clearestRise(
      double[] all, int end, int change, Map<Integer, List<Integer>> wholeWindows) {
    return merged(all, end, wholeWindows).stream()
        .filter(
            point -> point.at() >= change - MARGIN && point.right().mean() > point.left().mean())
        .mapToDouble(point -> -Math.log(point.p()))
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private List<ChangePoint> merged(
      double[] all, int end, Map<Integer, List<Integer>> wholeWindows) {
    List<Integer> weak = weak(all, end, wholeWindows);
    List<ChangePoint> points = new ArrayList<>();
    for (int i = 0; i < weak.size(); i++) {
      points.add(
          point(
              all,
              i == 0 ? 0 : weak.get(i - 1),
              weak.get(i),
              i + 1 == weak.size() ? end : weak.get(i + 1)));
    }
    while (!points.isEmpty()) {
      int weakest = weakest(points);
      if (points.get(weakest).p() < accepted) {
        break;
      }
      points.remove(weakest);
      lookAgain(all, end, points, weakest);
      lookAgain(all, end, points, weakest + 1);
    }
    return points;
  }

  private static int weakest(List<ChangePoint> points) {
    int weakest = 0;
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).p() > points.get(weakest).p()) {
        weakest = i;
      }
    }
    return weakest;
  }

  private static void lookAgain(double[] all, int end, List<ChangePoint> points, int i) {
    if (i < points.size()) {
      int from = i == 0 ? 0 : points.get(i - 1).at();
      int to = i + 1 == points.size() ? end : points.get(i + 1).at();
      points.set(i, point(all, from, points.get(i).at(), to));
    }
  }

  /// Change points of all windows together.
  private List<Integer> weak(double[] all, int end, Map<Integer, List<Integer>> wholeWindows) {
    var found = new TreeSet<Integer>();
    int start = 0;
    while (start < end) {
      int from = start;
      int to = Math.min(from + window, end);
      List<Integer> inWindow =
          to - from == window
              ? wholeWindows.computeIfAbsent(from, _ -> split(all, from, to))
              : split(all, from, to);
      found.addAll(inWindow);
      start = Math.max(inWindow.isEmpty() ? 0 : inWindow.getLast(), start + window / 2);
    }
    return new ArrayList<>(found);
  }

  /// Splits a window again and again at its clearest place, as long as that is clear enough.
  private List<Integer> split(double[] all, int start, int end) {
    List<Integer> bounds = new ArrayList<>(List.of(start, end));
    while (true) {
      EnergySplit best = new EnergySplit(0, Double.NEGATIVE_INFINITY);
      int place = -1;
      for (int i = 0; i + 1 < bounds.size(); i++) {
        if (bounds.get(i + 1) - bounds.get(i) > 1) {
          EnergySplit split = EnergySplit.of(all, bounds.get(i), bounds.get(i + 1));
          if (split.strength() > best.strength()) {
            best = split;
            place = i;
          }
        }
      }
      if (place < 0
          || point(all, bounds.get(place), best.at(), bounds.get(place + 1)).p()
              > FIRST_PASS * accepted) {
        return List.copyOf(bounds.subList(1, bounds.size() - 1));
      }
      bounds.add(best.at());
      Collections.sort(bounds);
    }
  }

  private static ChangePoint point(double[] all, int from, int at, int to) {
    Moments left = Moments.of(Arrays.copyOfRange(all, from, at));
    Moments right = Moments.of(Arrays.copyOfRange(all, at, to));
    return new ChangePoint(at, left, right, p(left, right));
  }

  /// Student's t-test, two-sided, with population variances where sample variances belong.
  static double p(Moments left, Moments right) {
    int freedom = left.count() + right.count() - 2;
    if (freedom <= 0) {
      return 1;
    }
    double pooled = (populationShare(left) + populationShare(right)) / freedom;
    double difference = Math.abs(left.mean() - right.mean());
    if (difference == 0) {
      return 1;
    }
    double error = Math.sqrt(pooled * (1.0 / left.count() + 1.0 / right.count()));
    return error == 0 ? 0 : 2 * Tails.above(difference / error, freedom);
  }

  private static double populationShare(Moments side) {
    return (side.count() - 1) * side.squares() / side.count();
  }
}
