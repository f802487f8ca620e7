package dev.weatherglass.core.detect;

import java.util.Arrays;

/// What an [OnsetDetector] remembers of one history. Candidates are not kept: they are filtered
/// anew from `before`, which costs a fraction of a millisecond per commit and keeps a history at
/// two kilobytes.
///
/// @param before the bank as it was before the first of `limited`
/// @param limited the newest values as the bank sees them, oldest first; at most
///   [OnsetDetector#REACH]
/// @param raw the newest values as they came, oldest first; at most [TrailingLimits#WINDOW]
@SuppressWarnings("ArrayRecordComponent") // blocks of doubles, equality is by content
public record OnsetState(BankState before, double[] limited, double[] raw) {

  public OnsetState {
    if (limited.length > OnsetDetector.REACH) {
      throw new IllegalArgumentException(
          "limited must hold at most 30 values but held " + limited.length);
    }
    if (raw.length > TrailingLimits.WINDOW) {
      throw new IllegalArgumentException("raw must hold at most 60 values but held " + raw.length);
    }
  }

  /// Commits since the history began, or began anew.
  public int seen() {
    return first() + limited.length;
  }

  /// Index of the first of `limited`.
  int first() {
    return (int) before.seen();
  }

  /// With one more value.
  ///
  /// @param earlier the bank as it is to be before the first of `kept`
  /// @param kept the limited values to go on with, without the new one
  OnsetState with(BankState earlier, double[] kept, double value, double newest) {
    double[] newer =
        raw.length < TrailingLimits.WINDOW ? raw : Arrays.copyOfRange(raw, 1, raw.length);
    return new OnsetState(earlier, appended(kept, value), appended(newer, newest));
  }

  private static double[] appended(double[] values, double value) {
    double[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = value;
    return longer;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OnsetState(BankState theirs, double[] theirLimited, double[] theirRaw)
        && before.equals(theirs)
        && Arrays.equals(limited, theirLimited)
        && Arrays.equals(raw, theirRaw);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * before.hashCode() + Arrays.hashCode(limited)) + Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return "OnsetState[seen=" + seen() + "]";
  }
}
