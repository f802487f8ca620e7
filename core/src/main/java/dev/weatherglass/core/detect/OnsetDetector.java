package dev.weatherglass.core.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// At which of the last commits did the level of a history shift, if at any? May be asked after
/// every commit.
///
/// Each of the last 30 commits is a candidate with an e-value of its own: that of a step of either
/// sign at this commit, under a bank of noise models ([CandidateStep]). Their sum is a
/// Shiryaev–Roberts e-detector: reporting once it reaches gamma gives, for one noise model, at
/// least gamma commits on average before the first false report; for the bank that is calibrated
/// and no theorem (docs/MATH.md 9).
///
/// Sources: Shin, Ramdas, Rinaldo, "E-detectors" (arXiv 2203.03532); Roberts 1966
/// (doi:10.1080/00401706.1966.10490374). Constants: DETECTION 2.1j.
public final class OnsetDetector {

  /// How many of the newest commits are candidates, or too young to be one.
  public static final int REACH = 30;

  /// Index of the first commit that can be a candidate; the earlier ones are the baseline, and are
  /// never limited.
  public static final int BASELINE = 20;

  /// A candidate counts itself and what came after it: at least so many commits.
  private static final int FEWEST = 3;

  /// Squares of larger values leave the numbers that a computer has.
  private static final double LARGEST = 1e100;

  private OnsetDetector() {}

  /// A history without commits.
  public static OnsetState start() {
    return new OnsetState(CandidateStep.BANK.start(), new double[0], new double[0]);
  }

  /// Whether a history can take this value in: a number not beyond 1e100 either way. What it cannot
  /// take is left out together with its commit.
  public static boolean takes(double value) {
    return Math.abs(value) <= LARGEST;
  }

  /// Takes in the value of the next commit.
  ///
  /// @throws IllegalArgumentException if it cannot be taken in
  public static OnsetState step(OnsetState state, double value) {
    if (!takes(value)) {
      throw new IllegalArgumentException(
          "value must be a number between -1e100 and 1e100 but was " + value);
    }
    double limited =
        state.seen() < BASELINE ? value : TrailingLimits.after(state.raw()).limited(value);
    if (state.limited().length < REACH) {
      return state.with(state.before(), state.limited(), limited, value);
    }
    BankState before = state.before().copy();
    CandidateStep.BANK.observe(before, state.limited()[0]);
    return state.with(before, Arrays.copyOfRange(state.limited(), 1, REACH), limited, value);
  }

  /// What the history says now.
  public static OnsetReading read(OnsetState state) {
    List<Onset> candidates = new ArrayList<>();
    BankState before = state.before().copy();
    for (int i = 0; i < state.limited().length; i++) {
      int index = state.first() + i;
      if (index >= BASELINE && index <= state.seen() - FEWEST) {
        candidates.add(CandidateStep.of(before, state.limited(), i).onset(index));
      }
      CandidateStep.BANK.observe(before, state.limited()[i]);
    }
    return new OnsetReading(isConstant(before) ? silent(candidates) : candidates);
  }

  /// Which commit it was, once [#read] says that one shifted the level. A large shift is limited
  /// away at first, so that its evidence points to commits after it; here the newest values are
  /// limited by what is usual by now, which knows the new level as soon as three commits have it.
  public static OnsetReading date(OnsetState state) {
    TrailingLimits now = TrailingLimits.after(state.raw());
    double[] raw = state.raw();
    double[] limited =
        Arrays.stream(raw, raw.length - state.limited().length, raw.length)
            .map(now::limited)
            .toArray();
    return read(new OnsetState(state.before(), limited, raw));
  }

  /// The same history, begun anew at one of its commits: after a report at the commit that is
  /// blamed, whose level is the new normal.
  ///
  /// @param onset index of a candidate
  public static OnsetState restart(OnsetState state, int onset) {
    int newest = state.raw().length;
    OnsetState anew = start();
    for (int i = newest - (state.seen() - onset); i < newest; i++) {
      anew = step(anew, state.raw()[i]);
    }
    return anew;
  }

  private static boolean isConstant(BankState all) {
    return all.product(0, BankState.Y, BankState.Y) == 0;
  }

  private static List<Onset> silent(List<Onset> candidates) {
    return candidates.stream().map(each -> new Onset(each.index(), 0, 0)).toList();
  }
}
