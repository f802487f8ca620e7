package dev.weatherglass.app.configuration;

import dev.weatherglass.app.configuration.Node.Branch;
import dev.weatherglass.app.configuration.Node.Value;
import dev.weatherglass.wire.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Holds what was said against the schema, notes everything that is wrong, and fills in defaults.
final class Review {

  private final List<String> sentences = new ArrayList<>();

  /// Everything that is wrong so far, one sentence each.
  List<String> sentences() {
    return sentences;
  }

  /// What was said, with defaults; what is wrong is left out and noted.
  Branch of(Branch said, Shape.Section schema) {
    return section("", said, schema, Set.of());
  }

  private Optional<Node> node(String path, @Nullable Node said, Shape shape) {
    return switch (shape) {
      case Shape.Setting setting -> setting(path, said, setting);
      case Shape.Section section ->
          Optional.of(section(path + ".", branch(path, said), section, Set.of()));
      case Shape.Named(_, var each) -> Optional.of(named(path, branch(path, said), each));
      case Shape.WithClientSettings(var own) ->
          Optional.of(section(path + ".", branch(path, said), own, ClientSettings.names()));
    };
  }

  private Branch section(String path, Branch said, Shape.Section section, Set<String> alsoKnown) {
    var children = new LinkedHashMap<String, Node>();
    section
        .children()
        .forEach((key, shape) ->
            node(path + key, said.children().get(key), shape)
                .ifPresent(node -> children.put(key, node)));
    for (var each : said.children().entrySet()) {
      if (!section.children().containsKey(each.getKey())) {
        other(path, each, section, alsoKnown).ifPresent(node -> children.put(each.getKey(), node));
      }
    }
    return new Branch(children);
  }

  private Optional<Node> other(
      String path, Map.Entry<String, Node> said, Shape.Section section, Set<String> alsoKnown) {
    if (alsoKnown.contains(said.getKey()) && said.getValue() instanceof Value) {
      return Optional.of(said.getValue());
    }
    var known = new TreeSet<>(section.children().keySet());
    known.addAll(alsoKnown);
    String guess =
        Nearest.to(said.getKey(), known)
            .map(near -> ": did you mean " + path + near + "?")
            .orElse("");
    sentences.add("unknown key " + path + said.getKey() + from(said.getValue()) + guess);
    return Optional.empty();
  }

  private Branch named(String path, Branch said, Shape.Section each) {
    var children = new LinkedHashMap<String, Node>();
    said.children()
        .forEach((name, node) -> {
          String below = path + "." + name;
          children.put(name, section(below + ".", branch(below, node), each, Set.of()));
        });
    return new Branch(children);
  }

  private Branch branch(String path, @Nullable Node said) {
    return switch (said) {
      case null -> Branch.empty();
      case Branch branch -> branch;
      case Value value -> {
        sentences.add(path + " must hold keys of its own but was " + value.text() + from(value));
        yield Branch.empty();
      }
    };
  }

  private Optional<Node> setting(String path, @Nullable Node said, Shape.Setting setting) {
    return switch (said) {
      case null -> fallback(path, setting);
      case Branch branch when branch.children().isEmpty() -> fallback(path, setting);
      case Branch _ -> {
        sentences.add(path + " must be a value but holds keys of its own" + from(said));
        yield Optional.empty();
      }
      case Value value -> checked(path, value, setting);
    };
  }

  private Optional<Node> fallback(String path, Shape.Setting setting) {
    if (setting.required()) {
      sentences.add(path + " is missing: " + setting.says());
    }
    return Optional.ofNullable(setting.fallback())
        .map(text -> Value.of(text, new Origin.Default()));
  }

  private Optional<Node> checked(String path, Value value, Shape.Setting setting) {
    try {
      if (value.list() && !(setting.kind() instanceof Kind.Texts)) {
        throw new IllegalArgumentException("must be one value but was a list");
      }
      setting.kind().check(value.text());
      return Optional.of(value);
    } catch (IllegalArgumentException e) {
      String sentence = setting.secret() ? masked(e, value) : e.getMessage();
      sentences.add(path + " " + sentence + from(value));
      return Optional.empty();
    }
  }

  private static String masked(IllegalArgumentException e, Value value) {
    return String.valueOf(e.getMessage()).replace(value.text(), "***");
  }

  private static String from(Node node) {
    return switch (node) {
      case Value value -> " (" + value.origin().told() + ")";
      case Branch branch ->
          branch.children().values().stream().findFirst().map(Review::from).orElse("");
    };
  }
}
