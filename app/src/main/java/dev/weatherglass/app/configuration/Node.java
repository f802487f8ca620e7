package dev.weatherglass.app.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was said, before and after it is checked.
sealed interface Node {

  /// One value.
  ///
  /// @param texts one element; several for a list
  /// @param list whether it was written as a list
  record Value(List<String> texts, boolean list, Origin origin) implements Node {

    static Value of(String text, Origin origin) {
      return new Value(List.of(text), false, origin);
    }

    String text() {
      return String.join(",", texts);
    }
  }

  /// Keys with what stands below them, in the order of the file.
  record Branch(Map<String, Node> children) implements Node {

    static Branch empty() {
      return new Branch(new LinkedHashMap<>());
    }
  }

  /// Both together; where they meet, the later word wins.
  static Node over(Node earlier, Node later) {
    if (earlier instanceof Branch(var below) && later instanceof Branch(var above)) {
      var both = new LinkedHashMap<>(below);
      above.forEach((key, node) -> both.merge(key, node, Node::over));
      return new Branch(both);
    }
    return later;
  }

  /// A branch that says one thing.
  static Branch at(List<String> path, Value value) {
    var children = new LinkedHashMap<String, Node>();
    children.put(
        path.getFirst(), path.size() == 1 ? value : at(path.subList(1, path.size()), value));
    return new Branch(children);
  }
}
