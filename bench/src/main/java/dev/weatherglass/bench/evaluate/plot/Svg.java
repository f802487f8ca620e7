package dev.weatherglass.bench.evaluate.plot;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// An SVG document under construction. Units are pixels, from the upper left.
final class Svg {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;

  Svg(int width, int height) {
    try {
      out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      out.writeStartElement("svg");
      out.writeDefaultNamespace(NAMESPACE);
      attributes(
          "viewBox", "0 0 %d %d".formatted(width, height),
          "width", String.valueOf(width),
          "height", String.valueOf(height),
          "font-family", "sans-serif",
          "font-size", "12");
    } catch (XMLStreamException e) {
      throw unexpected(e);
    }
    element("rect", "width", "100%", "height", "100%", "fill", "white");
  }

  void line(double x1, double y1, double x2, double y2, String colour) {
    element(
        "line",
        "x1",
        pixels(x1),
        "y1",
        pixels(y1),
        "x2",
        pixels(x2),
        "y2",
        pixels(y2),
        "stroke",
        colour);
  }

  void dot(double x, double y, String colour) {
    element("circle", "cx", pixels(x), "cy", pixels(y), "r", "2.6", "fill", colour);
  }

  /// @param anchor `start`, `middle` or `end`
  /// @param weight `normal` or `bold`
  void text(double x, double y, String anchor, String weight, String words) {
    try {
      out.writeStartElement("text");
      attributes("x", pixels(x), "y", pixels(y), "text-anchor", anchor, "font-weight", weight);
      out.writeCharacters(words);
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw unexpected(e);
    }
  }

  /// The whole; nothing may be added afterwards.
  String document() {
    try {
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw unexpected(e);
    }
    return text.append('\n').toString();
  }

  private void element(String name, String... attributes) {
    try {
      out.writeEmptyElement(name);
      attributes(attributes);
    } catch (XMLStreamException e) {
      throw unexpected(e);
    }
  }

  private void attributes(String... namesAndValues) throws XMLStreamException {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      out.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
    }
  }

  private static String pixels(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /// Writing into memory does not fail.
  private static IllegalStateException unexpected(XMLStreamException e) {
    return new IllegalStateException("SVG could not be written", e);
  }
}
