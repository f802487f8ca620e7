package dev.weatherglass.core.series;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Histograms as bytes: the number of their bounds in a list, then what each bound adds to the
/// count, all as varints (7 bits a byte, lowest first). Bounds above which nothing was counted are
/// left off.
final class HistogramBytes {

  /// A bucket without a histogram.
  static final byte[] NONE = {};

  private static final int MORE = 0x80;
  private static final int BITS = 7;

  private HistogramBytes() {}

  static byte[] encode(int layout, Histogram histogram) {
    var bytes = new ByteArrayOutputStream();
    varint(bytes, layout);
    double below = 0;
    for (double count : histogram.cumulative()) {
      if (below == histogram.total()) {
        break;
      }
      varint(bytes, (long) (count - below));
      below = count;
    }
    return bytes.toByteArray();
  }

  static @Nullable Histogram decode(byte[] bytes, List<double[]> layouts) {
    if (bytes.length == 0) {
      return null;
    }
    var from = new Reader(bytes);
    double[] bounds = layouts.get((int) from.varint());
    double[] cumulative = new double[bounds.length];
    double below = 0;
    for (int i = 0; i < bounds.length; i++) {
      below += from.hasMore() ? from.varint() : 0;
      cumulative[i] = below;
    }
    return new Histogram(bounds, cumulative);
  }

  private static void varint(ByteArrayOutputStream bytes, long value) {
    long rest = value;
    while (rest >= MORE) {
      bytes.write((int) (rest % MORE) | MORE);
      rest >>>= BITS;
    }
    bytes.write((int) rest);
  }

  private static final class Reader {
    private final byte[] bytes;
    private int next;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean hasMore() {
      return next < bytes.length;
    }

    long varint() {
      long value = 0;
      int shift = 0;
      while (true) {
        byte piece = bytes[next++];
        value |= (long) (piece & (MORE - 1)) << shift;
        if ((piece & MORE) == 0) {
          return value;
        }
        shift += BITS;
      }
    }
  }
}
