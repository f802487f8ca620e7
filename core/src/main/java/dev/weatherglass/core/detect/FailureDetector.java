package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.Arrays;
import java.util.stream.IntStream;

/// At which of the last commits did a test begin to fail more often, if at any? May be asked after
/// every commit.
///
/// Each of the last 30 commits is a candidate with the e-value of [GammaPoisson]: failures per
/// commit from it on against those before. Of a new test nothing is known but that most do not
/// fail: half a failure in 20 commits. The sum over the candidates is read as that of
/// [OnsetDetector].
///
/// A commit counts as one run, by the share of its runs that failed, because runs of one commit
/// mostly fail together. A share varies less than a Poisson count of the same rate, so that the
/// e-values err on the quiet side; what comes in bursts over several commits is tempered by the
/// dispersion of the commits before (docs/MATH.md 9).
public final class FailureDetector {

  /// How many of the newest commits are kept one by one.
  static final int KEPT = 60;

  /// Fewer commits say nothing about bursts.
  static final int FEWEST_FOR_DISPERSION = 20;

  private static final double PRIOR = 20; // commits without a failure

  private FailureDetector() {}

  /// A test that never ran.
  public static FailureState start() {
    return new FailureState(PRIOR, 0, 0, new double[0]);
  }

  /// Takes in the next commit.
  ///
  /// @param share of its runs that failed, from 0 to 1
  public static FailureState step(FailureState state, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must lie between 0 and 1 but was " + share);
    }
    return state.with(share);
  }

  /// What the history says now; effects are differences of shares.
  public static OnsetReading read(FailureState state) {
    int newest = state.shares().length;
    return new OnsetReading(
        IntStream.range(Math.max(0, newest - OnsetDetector.REACH), newest)
            .mapToObj(place -> onset(state, place))
            .toList());
  }

  /// The same history, begun anew at one of its newest commits: after a report at the commit that
  /// is blamed, whose rate is the new normal and no longer thought unlikely.
  ///
  /// @param onset index of a candidate
  public static FailureState restart(FailureState state, int onset) {
    double[] shares = state.shares();
    return new FailureState(
        0, 0, 0, Arrays.copyOfRange(shares, onset - state.older(), shares.length));
  }

  private static Onset onset(FailureState state, int place) {
    GammaPoisson before = state.before(place);
    int commits = state.shares().length - place;
    double failures = state.since(place);
    return new Onset(
        state.older() + place,
        state.isBeginning(place) ? 0 : before.lnE(Direction.UP, failures, commits),
        failures / commits - before.errors() / before.requests());
  }
}
