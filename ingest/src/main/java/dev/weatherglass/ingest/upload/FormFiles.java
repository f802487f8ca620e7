package dev.weatherglass.ingest.upload;

import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.wire.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Blocker;

/// The files of a form, in memory: whatever parts have a file name, else all parts.
final class FormFiles {

  private static final int PARTS = 1_000;

  private FormFiles() {}

  /// @param contentType the header, with the boundary
  /// @throws ProblemException 400 if it is no form, or one without a file
  static List<byte[]> read(String contentType, byte[] body) {
    String boundary = MultiPart.extractBoundary(contentType);
    if (boundary == null) {
      throw malformed("Content-Type must name a boundary but was " + contentType);
    }
    var parser = new MultiPartFormData.Parser(boundary);
    parser.setMaxParts(PARTS);
    parser.setUseFilesForPartsWithoutFileName(false);
    parser.setMaxMemoryFileSize(-1);
    parser.setMaxLength(-1);
    try (MultiPartFormData.Parts parts = parts(parser, body)) {
      return files(parts);
    } catch (IOException e) {
      throw malformed("the form cannot be read: " + e.getMessage());
    }
  }

  /// The parser tells what is wrong with a form by whatever exception comes to hand.
  private static MultiPartFormData.Parts parts(MultiPartFormData.Parser parser, byte[] body) {
    try (Blocker.Promise<MultiPartFormData.Parts> parsed = Blocker.promise()) {
      parser.parse(Content.Source.from(ByteBuffer.wrap(body)), parsed);
      return parsed.block();
    } catch (IOException | RuntimeException e) {
      throw malformed("the form cannot be read: " + e.getMessage());
    }
  }

  private static List<byte[]> files(MultiPartFormData.Parts parts) throws IOException {
    var named = new ArrayList<byte[]>();
    var others = new ArrayList<byte[]>();
    for (MultiPart.Part part : parts) {
      (part.getFileName() == null ? others : named).add(bytes(part));
    }
    if (named.isEmpty() && others.isEmpty()) {
      throw malformed("the form holds no file: send one, as curl -F file=@report.xml does");
    }
    return named.isEmpty() ? others : named;
  }

  private static byte[] bytes(MultiPart.Part part) throws IOException {
    ByteBuffer bytes = Content.Source.asByteBuffer(part.createContentSource());
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }

  private static ProblemException malformed(String detail) {
    return Refusals.refuse(400, "malformed-file", "Malformed file", "body", detail);
  }
}
