package dev.weatherglass.ingest.http;

import com.github.luben.zstd.ZstdInputStream;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Unpacks a body that was sent with a `Content-Encoding`. A body that unpacks to more than is
/// allowed is refused while it unpacks, so a small one cannot fill the memory.
public final class Packed {

  /// A zstd frame may ask for a window of this many bytes, as a power of two; RFC 8878 wants 8 MiB.
  private static final int ZSTD_WINDOW_LOG = 23;

  private Packed() {}

  /// The body as it was before it was packed.
  ///
  /// @param encoding `gzip`, `zstd`, `identity` or empty
  /// @param limit most bytes that it may unpack to
  /// @throws ProblemException 400 if it is damaged, 413 if it unpacks to too much, 415 if the
  ///   encoding is another
  public static byte[] unpack(byte[] body, String encoding, int limit) {
    return switch (encoding) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> unpack(body, encoding, limit, GZIPInputStream::new);
      case "zstd" ->
          unpack(body, encoding, limit, in -> new ZstdInputStream(in).setLongMax(ZSTD_WINDOW_LOG));
      default ->
          throw Refusals.unsupported(
              "Content-Encoding",
              "Content-Encoding must be gzip, zstd or absent but was " + encoding);
    };
  }

  private interface Opening {
    InputStream open(InputStream packed) throws IOException;
  }

  private static byte[] unpack(byte[] body, String encoding, int limit, Opening opening) {
    if (body.length == 0) {
      throw bad(body, encoding, "there is nothing");
    }
    try (InputStream in = opening.open(new ByteArrayInputStream(body))) {
      byte[] message = in.readNBytes(limit + 1);
      if (message.length <= limit) {
        return message;
      }
    } catch (IOException e) {
      throw bad(body, encoding, String.valueOf(e.getMessage()));
    }
    throw Refusals.tooLarge("body", "body must unpack to at most " + limit + " bytes");
  }

  private static ProblemException bad(byte[] body, String encoding, String why) {
    String detail =
        "body must be %s, but its %d bytes are not: %s".formatted(encoding, body.length, why);
    return Refusals.invalid(
        "bad-" + encoding, "Bad " + encoding, List.of(new FieldError("body", detail, null)));
  }
}
