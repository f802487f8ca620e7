package dev.weatherglass.core.detect;

import java.util.Arrays;

/// A row of marks, one per bucket: set or not. A value.
///
/// @param words 64 marks each
/// @param length how many there are
@SuppressWarnings("ArrayRecordComponent") // compact; never compared
record Marks(long[] words, int length) {

  static final Marks NONE = new Marks(new long[0], 0);

  /// With one more.
  Marks plus(boolean set) {
    int word = length >> 6;
    long[] more = Arrays.copyOf(words, Math.max(words.length, word + 1));
    more[word] |= (set ? 1L : 0L) << length;
    return new Marks(more, length + 1);
  }

  /// How many are set from one on.
  int countFrom(int from) {
    int word = from >> 6;
    if (word >= words.length) {
      return 0;
    }
    int count = Long.bitCount(words[word] & -1L << from);
    for (int i = word + 1; i < words.length; i++) {
      count += Long.bitCount(words[i]);
    }
    return count;
  }

  /// 1 for each that is set, 0 for each other, before an end.
  double[] before(int end) {
    double[] values = new double[end];
    for (int i = 0; i < end; i++) {
      values[i] = at(i);
    }
    return values;
  }

  private int at(int i) {
    return (int) (words[i >> 6] >>> i & 1);
  }
}
