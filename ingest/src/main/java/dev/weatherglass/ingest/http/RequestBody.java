package dev.weatherglass.ingest.http;

import dev.weatherglass.wire.Topics;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The bytes of a request, at most [Topics#MAX_BODY_BYTES] of them, whether the sender said how
/// many there are or not.
public final class RequestBody {

  private static final int LIMIT = Topics.MAX_BODY_BYTES;

  /// A sender that is still writing sees our answer only if somebody reads; up to here we do.
  private static final int DRAIN_LIMIT = 4 * LIMIT;

  private RequestBody() {}

  /// Reads the body.
  ///
  /// @throws dev.weatherglass.wire.ProblemException 413 if it is too large
  public static byte[] read(Context request) {
    try {
      InputStream in = request.req().getInputStream();
      byte[] body = in.readNBytes(LIMIT + 1);
      if (body.length <= LIMIT) {
        return body;
      }
      drain(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the sender went away", e);
    }
    throw Refusals.tooLarge(
        "body", "body must be at most " + LIMIT + " bytes but was " + said(request));
  }

  private static void drain(InputStream in) throws IOException {
    byte[] sink = new byte[64 * 1024];
    int read = 0;
    for (int n = in.read(sink); n > 0 && read < DRAIN_LIMIT; n = in.read(sink)) {
      read += n;
    }
  }

  private static String said(Context request) {
    long length = request.req().getContentLengthLong();
    return length < 0 ? "more" : String.valueOf(length);
  }
}
