package dev.weatherglass.core.detect;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// What a [FailureDetector] remembers of one test: which share of its runs failed, per commit for
/// the newest ones, in sum for those before.
///
/// @param prior commits without a failure that are taken for granted before any was seen; not
///   negative
/// @param older commits before the newest
/// @param olderFailures the sum of their shares
/// @param shares of the newest commits, oldest first, from 0 to 1; at most [FailureDetector#KEPT]
@SuppressWarnings("ArrayRecordComponent") // a block of doubles, equality is by content
public record FailureState(double prior, int older, double olderFailures, double[] shares) {

  public FailureState {
    if (!(prior >= 0)) {
      throw new IllegalArgumentException("prior must not be negative but was " + prior);
    }
    if (shares.length > FailureDetector.KEPT) {
      throw new IllegalArgumentException(
          "shares must hold at most 60 commits but held " + shares.length);
    }
  }

  /// Commits since the history began, or began anew.
  public int seen() {
    return older + shares.length;
  }

  FailureState with(double share) {
    return shares.length < FailureDetector.KEPT
        ? new FailureState(prior, older, olderFailures, appended(shares, share))
        : new FailureState(
            prior,
            older + 1,
            olderFailures + shares[0],
            appended(Arrays.copyOfRange(shares, 1, shares.length), share));
  }

  /// What came before one of the newest commits, and what is taken for granted.
  GammaPoisson before(int place) {
    double commits = prior + older + place;
    return new GammaPoisson(
        olderFailures + DoubleStream.of(shares).limit(place).sum(),
        commits == 0 ? 1 : commits,
        place < FailureDetector.FEWEST_FOR_DISPERSION ? 1 : dispersion(place));
  }

  /// Failures from one of the newest commits on.
  double since(int place) {
    return DoubleStream.of(shares).skip(place).sum();
  }

  /// Whether nothing is known from before that place.
  boolean isBeginning(int place) {
    return prior + older + place == 0;
  }

  private double dispersion(int place) {
    double[] each = new double[place];
    Arrays.fill(each, 1);
    return Dispersion.of(Arrays.copyOf(shares, place), each);
  }

  private static double[] appended(double[] values, double value) {
    double[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = value;
    return longer;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FailureState that
        && prior == that.prior
        && older == that.older
        && olderFailures == that.olderFailures
        && Arrays.equals(shares, that.shares);
  }

  @Override
  public int hashCode() {
    return 31 * older + Arrays.hashCode(shares);
  }

  @Override
  public String toString() {
    return "FailureState[seen=" + seen() + "]";
  }
}
