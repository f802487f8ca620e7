package dev.weatherglass.core.detect;

import java.util.ArrayList;
import java.util.List;

/// What is asked of every series of an episode: which courses, from which changes on.
///
/// All of it becomes columns of one regression: first the *background*, steps that were there
/// before any change (a shift that began earlier is nobody's fault), then for every change its
/// warm-up and its shapes.
///
/// @param bank what noise may be like
/// @param shapes the courses a shift may take
/// @param sizes how large it may be
/// @param onsets of the changes, in buckets since the episode began; ascending, not negative
/// @param warmUp how likely a warm-up comes with the service's changes
public record Plan(
    NoiseBank bank, Shapes shapes, SizePrior sizes, List<Integer> onsets, WarmUp warmUp) {

  /// Ages at which a shift may have begun before the episode.
  private static final int[] BACKGROUND = {8, 16, 24, 32, 40, 48, 56};

  public Plan {
    onsets = List.copyOf(onsets);
    if (onsets.stream().anyMatch(onset -> onset < 0)
        || !onsets.stream().sorted().toList().equals(onsets)) {
      throw new IllegalArgumentException(
          "onsets must be ascending and not negative but were " + onsets);
    }
  }

  /// The judge's plan for changes with these onsets.
  public static Plan of(List<Integer> onsets) {
    return of(onsets, WarmUp.UNKNOWN);
  }

  /// The judge's plan for changes with these onsets of a service about whose warm-ups something is
  /// known.
  public static Plan of(List<Integer> onsets, WarmUp warmUp) {
    return new Plan(NoiseModels.CALIBRATED, Shapes.ALL, SizePrior.MIXED, onsets, warmUp);
  }

  int models() {
    return bank.models().size();
  }

  int changes() {
    return onsets.size();
  }

  int onset(int change) {
    return onsets.get(change);
  }

  static int backgrounds() {
    return BACKGROUND.length;
  }

  int columns() {
    return BACKGROUND.length + changes() * (1 + shapes.count());
  }

  /// The column of a change's warm-up.
  int warmUp(int change) {
    return BACKGROUND.length + change * (1 + shapes.count());
  }

  /// The first column of a change's shapes; the others follow in the shapes' order.
  int firstShape(int change) {
    return warmUp(change) + 1;
  }

  /// Values of all columns in one bucket.
  ///
  /// @param time buckets since the episode began; negative in the baseline
  double[] row(int time) {
    double[] row = new double[columns()];
    for (int b = 0; b < BACKGROUND.length; b++) {
      row[b] = time >= -BACKGROUND[b] ? 1 : 0;
    }
    for (int change = 0; change < changes(); change++) {
      fill(row, change, time - onset(change));
    }
    return row;
  }

  /// The changes that have begun.
  List<Integer> started(int time) {
    var started = new ArrayList<Integer>();
    for (int change = 0; change < changes(); change++) {
      if (onset(change) <= time) {
        started.add(change);
      }
    }
    return started;
  }

  private void fill(double[] row, int change, int age) {
    if (age >= 0) {
      row[warmUp(change)] = WarmUp.at(age);
      for (int h = 0; h < shapes.count(); h++) {
        row[firstShape(change) + h] = shapes.shapes().get(h).at(age);
      }
    }
  }
}
