package dev.weatherglass.api.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An HTML element that escapes text and attribute values. Element names and attribute names are
/// ours; everything else may come from anybody. For one thread.
final class Element implements Node {

  private static final Set<String> VOID = Set.of("meta", "link", "br", "hr");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Node> children = new ArrayList<>();

  private Element(String name) {
    this.name = name;
  }

  static Element of(String name, Node... children) {
    return new Element(name).with(List.of(children));
  }

  static Element of(String name, String text) {
    return new Element(name).with(List.of(Node.text(text)));
  }

  /// A link to a place of our own.
  static Element link(String path, String text) {
    return of("a", text).attribute("href", path);
  }

  Element attribute(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  Element with(List<? extends Node> more) {
    children.addAll(more);
    return this;
  }

  @Override
  public void write(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach((attribute, value) ->
        out.append(' ').append(attribute).append("=\"").append(Node.escaped(value)).append('"'));
    out.append('>');
    if (!VOID.contains(name)) {
      children.forEach(child -> child.write(out));
      out.append("</").append(name).append('>');
    }
  }
}
