package dev.weatherglass.ingest.upload.format;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// A file as XML, read as a stream. A document type is refused, so there are no entities to expand
/// or to fetch.
public final class XmlText {

  private static final int DEPTH = 200;

  private final XMLStreamReader reader;
  private int depth;

  /// What happens while reading. Names are without prefix and in lower case.
  public interface Handler {

    /// An element begins; its attributes can be asked for.
    void begin(String name, XmlText attributes) throws UploadException;

    /// An element ends.
    ///
    /// @param text the character data directly before the end
    void end(String name, String text) throws UploadException;
  }

  private XmlText(XMLStreamReader reader) {
    this.reader = reader;
  }

  /// Reads a whole file.
  ///
  /// @param tool for the error message
  public static void read(Upload upload, String tool, Handler handler) throws UploadException {
    if (!upload.beginsWith("<")) {
      throw UploadException.otherKind(
          "an XML file of " + tool + " is expected but it begins with: " + upload.beginning());
    }
    try {
      new XmlText(factory().createXMLStreamReader(new ByteArrayInputStream(trimmed(upload.body()))))
          .events(handler);
    } catch (XMLStreamException e) {
      throw UploadException.malformed("the file is not well-formed XML: " + message(e));
    }
  }

  /// An attribute of the element that begins; null where it is missing or blank.
  public @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equalsIgnoreCase(name)) {
        String value = reader.getAttributeValue(i).strip();
        return value.isEmpty() ? null : value;
      }
    }
    return null;
  }

  private void events(Handler handler) throws XMLStreamException, UploadException {
    var text = new StringBuilder();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw UploadException.malformed(
                "the file has a document type or an entity of its own (line "
                    + reader.getLocation().getLineNumber()
                    + "): take it out");
        case XMLStreamConstants.START_ELEMENT -> {
          text.setLength(0);
          deeper();
          handler.begin(reader.getLocalName().toLowerCase(Locale.ROOT), this);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> keep(text);
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          handler.end(reader.getLocalName().toLowerCase(Locale.ROOT), text.toString());
          text.setLength(0);
        }
        default -> {}
      }
    }
  }

  private void keep(StringBuilder text) {
    if (text.length() < TestTally.LENGTH) {
      text.append(reader.getText());
    }
  }

  private void deeper() throws UploadException {
    depth++;
    if (depth > DEPTH) {
      throw UploadException.malformed(
          "the file has more than "
              + DEPTH
              + " levels of elements (line "
              + reader.getLocation().getLineNumber()
              + ")");
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver((_, systemId, _, _) -> {
      throw new XMLStreamException("refused to fetch " + systemId);
    });
    return factory;
  }

  /// Blanks before the declaration, as shells and templates leave them, are no reason to refuse.
  private static byte[] trimmed(byte[] body) {
    int start = 0;
    while (start < body.length
        && (body[start] == ' '
            || body[start] == '\n'
            || body[start] == '\r'
            || body[start] == '\t')) {
      start++;
    }
    return start == 0 ? body : Arrays.copyOfRange(body, start, body.length);
  }

  private static String message(XMLStreamException e) {
    String first = String.valueOf(e.getMessage()).replace('\n', ' ');
    return first.length() <= TestTally.LENGTH ? first : first.substring(0, TestTally.LENGTH);
  }
}
