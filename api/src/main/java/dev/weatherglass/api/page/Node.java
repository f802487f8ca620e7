package dev.weatherglass.api.page;

/// A part of a page.
interface Node {

  void write(StringBuilder out);

  /// Text as people read it.
  static Node text(String text) {
    return out -> out.append(escaped(text));
  }

  /// A style sheet of our own: nothing in it is escaped, so nothing in it may come from outside.
  static Node style(String ours) {
    return out -> out.append("<style>").append(ours).append("</style>");
  }

  /// Text in which no character is taken for markup, in elements and in quoted attributes.
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
