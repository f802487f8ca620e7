package dev.weatherglass.ingest.upload;

import dev.weatherglass.ingest.http.MediaType;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.http.RequestBody;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.Topics;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// The files in a request: its body, or the parts of a form (`curl -F file=@report.xml`); each may
/// be compressed by gzip, said in `Content-Encoding` or told by its first bytes. Together they are
/// at most [Topics#MAX_BODY_BYTES], compressed and not.
final class UploadBody {

  private static final String FORM = "multipart/form-data";

  private UploadBody() {}

  /// At least one file.
  ///
  /// @throws ProblemException 400, 413 or 415
  static List<byte[]> files(Context request) {
    byte[] body = decoded(request.header("Content-Encoding"), RequestBody.read(request));
    String type = request.header("Content-Type");
    List<byte[]> files =
        MediaType.of(type).name().equals(FORM) && type != null
            ? FormFiles.read(type, body).stream().map(UploadBody::unpacked).toList()
            : List.of(unpacked(body));
    if (files.stream().mapToLong(file -> file.length).sum() > Topics.MAX_BODY_BYTES) {
      throw tooLarge();
    }
    return files;
  }

  private static byte[] decoded(@Nullable String encoding, byte[] body) {
    if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
      return body;
    }
    if (encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip")) {
      return gunzip(body);
    }
    throw Refusals.unsupported(
        "Content-Encoding", "Content-Encoding must be gzip or absent but was " + encoding);
  }

  private static byte[] unpacked(byte[] file) {
    boolean gzip = file.length > 2 && file[0] == 0x1f && file[1] == (byte) 0x8b;
    return gzip ? gunzip(file) : file;
  }

  private static byte[] gunzip(byte[] body) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] plain = in.readNBytes(Topics.MAX_BODY_BYTES + 1);
      if (plain.length > Topics.MAX_BODY_BYTES) {
        throw tooLarge();
      }
      return plain;
    } catch (IOException e) {
      throw Refusals.refuse(
          400, "malformed-file", "Malformed file", "body", "body is not gzip: " + e.getMessage());
    }
  }

  private static ProblemException tooLarge() {
    return Refusals.tooLarge(
        "body", "body must be at most " + Topics.MAX_BODY_BYTES + " bytes unpacked but was more");
  }
}
