package dev.weatherglass.app.bulk;

import dev.weatherglass.wire.Topics;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One object on each line; blank lines are passed over. A line that is broken costs no other.
final class LineEntries implements EventFile.Entries {

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
  private long number;

  LineEntries(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  @Override
  public Optional<Entry> next() throws IOException {
    while (readLine()) {
      String text = line.toString(StandardCharsets.UTF_8).strip();
      if (line.size() > Topics.MAX_BODY_BYTES) {
        String detail =
            "must be at most " + Topics.MAX_BODY_BYTES + " bytes, but the line is longer";
        return Optional.of(ItemCheck.unfit(number, "", detail, text.substring(0, 100) + "…"));
      }
      if (!text.isEmpty()) {
        return Optional.of(ItemCheck.of(number, line.toByteArray(), text));
      }
    }
    return Optional.empty();
  }

  /// Reads up to the end of the line, and keeps one byte more than is allowed at most.
  ///
  /// @return false at the end of the file
  private boolean readLine() throws IOException {
    line.reset();
    int read = in.read();
    if (read < 0) {
      return false;
    }
    number++;
    while (read >= 0 && read != '\n') {
      if (line.size() <= Topics.MAX_BODY_BYTES) {
        line.write(read);
      }
      read = in.read();
    }
    return true;
  }
}
