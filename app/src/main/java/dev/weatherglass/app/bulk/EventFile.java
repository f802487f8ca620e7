package dev.weatherglass.app.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Optional;

/// A file of events in the native form, read item by item: one JSON object on each line, or one
/// array of objects. For one thread.
public final class EventFile implements AutoCloseable {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int GZIP = 0x1F;
  private static final int START = 64;

  private final CountedStream counted;
  private final Entries entries;

  /// A form of the file.
  interface Entries {
    /// The next entry; empty at the end.
    Optional<Entry> next() throws IOException;
  }

  /// @param in ends with the file; closed by [#close]
  /// @throws IOException if it cannot be read
  /// @throws IllegalArgumentException if it is compressed
  public EventFile(InputStream in) throws IOException {
    this.counted = new CountedStream(in);
    var whole = new PushbackInputStream(counted, START);
    byte[] start = whole.readNBytes(BYTE_ORDER_MARK.length);
    int mark = Arrays.equals(start, BYTE_ORDER_MARK) ? start.length : 0;
    whole.unread(start, mark, start.length - mark);
    this.entries = first(whole) == '[' ? new ArrayEntries(whole) : new LineEntries(whole);
  }

  /// The next entry; empty at the end.
  ///
  /// @throws IOException if the file cannot be read
  public Optional<Entry> next() throws IOException {
    return entries.next();
  }

  /// How many bytes of the file were taken in; a little ahead of the entries.
  public long bytesRead() {
    return counted.count();
  }

  /// The first character that is no white space, left in the stream with what follows it.
  private static int first(PushbackInputStream whole) throws IOException {
    byte[] start = whole.readNBytes(START);
    whole.unread(start);
    if (start.length > 0 && start[0] == GZIP) {
      throw new IllegalArgumentException(
          "the file is compressed: send what it holds, as in"
              + " `zcat FILE | weatherglass import -`");
    }
    for (byte each : start) {
      if (!Character.isWhitespace(each)) {
        return each;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    counted.close();
  }
}
