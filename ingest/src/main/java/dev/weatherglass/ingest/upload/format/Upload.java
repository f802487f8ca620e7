package dev.weatherglass.ingest.upload.format;

import dev.weatherglass.core.event.BenchmarkEvent.Better;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One file that was sent.
///
/// @param body its bytes, decompressed; not changed
/// @param better which direction of a benchmark is good, as the sender says; null where unsaid
@SuppressWarnings("ArrayRecordComponent") // bytes of a request, compared by nobody
public record Upload(byte[] body, @Nullable Better better) {

  private static final int LOOK = 64;
  private static final int LONGEST_LINE = 1_000;
  private static final char BOM = '\uFEFF';

  /// The file as text: UTF-8, or UTF-16 where its first bytes say so (redirections on Windows).
  /// Bytes that are no text become replacement characters.
  ///
  /// @throws UploadException if there is no text
  public String text() throws UploadException {
    String text = new String(body, charset());
    String bare = !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
    if (bare.isBlank()) {
      throw UploadException.malformed("the file is empty");
    }
    return bare;
  }

  /// The lines of the text, without line ends.
  public List<String> lines() throws UploadException {
    return text().lines().toList();
  }

  /// The lines that a person could read. Longer ones are left out: in a text that a tool prints
  /// they say nothing, and a pattern may take long for them.
  public List<String> shortLines() throws UploadException {
    return text().lines().filter(line -> line.length() <= LONGEST_LINE).toList();
  }

  /// Whether the first character that is no blank is one of these.
  public boolean beginsWith(String characters) throws UploadException {
    return characters.indexOf(text().stripLeading().charAt(0)) >= 0;
  }

  /// The beginning of the file, for an error message.
  public String beginning() throws UploadException {
    String text = text().strip().replaceAll("\\p{Cntrl}+", " ");
    return text.length() <= LOOK ? text : text.substring(0, LOOK) + "…";
  }

  private Charset charset() {
    if (body.length >= 2 && body[0] == (byte) 0xff && body[1] == (byte) 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    if (body.length >= 2 && body[0] == (byte) 0xfe && body[1] == (byte) 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }
}
