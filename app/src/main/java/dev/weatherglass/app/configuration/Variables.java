package dev.weatherglass.app.configuration;

import dev.weatherglass.app.configuration.Node.Branch;
import dev.weatherglass.app.configuration.Node.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Environment variables as configuration: `WEATHERGLASS_HTTP_PORT` is `http.port`,
/// `WEATHERGLASS_CHANNELS_OPS_URL` is `channels.ops.url`, and below `kafka` every underscore is a
/// dot. A variable that names no key is not refused: orchestrators make variables of their own for
/// a service called `weatherglass`.
final class Variables {

  private static final String PREFIX = "WEATHERGLASS_";

  private Variables() {}

  static Node read(Map<String, String> environment, Shape schema) {
    Node all = Branch.empty();
    for (var each : new TreeMap<>(environment).entrySet()) {
      if (each.getKey().startsWith(PREFIX)) {
        all = Node.over(all, node(each.getKey(), each.getValue(), schema));
      }
    }
    return all;
  }

  private static Node node(String variable, String text, Shape schema) {
    String words = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    return path(words, schema)
        .<Node>map(path -> Node.at(path, Value.of(text, new Origin.Variable(variable))))
        .orElseGet(Branch::empty);
  }

  private static Optional<List<String>> path(String words, Shape shape) {
    return switch (shape) {
      case Shape.Setting _ -> words.isEmpty() ? Optional.of(List.of()) : Optional.empty();
      case Shape.Section(var children) -> known(words, children);
      case Shape.Named(_, var each) -> named(words, each);
      case Shape.WithClientSettings(var own) ->
          known(words, own.children()).or(() -> Optional.of(List.of(words.replace('_', '.'))));
    };
  }

  private static Optional<List<String>> known(String words, Map<String, Shape> children) {
    return children.entrySet().stream()
        .filter(child -> startsWithWord(words, child.getKey()))
        .flatMap(child -> below(words, child.getKey(), child.getValue()).stream())
        .findFirst();
  }

  private static Optional<List<String>> below(String words, String key, Shape shape) {
    return path(words.substring(Math.min(words.length(), key.length() + 1)), shape)
        .map(rest -> prepend(key, rest));
  }

  private static boolean startsWithWord(String words, String key) {
    return (words + "_").startsWith(key.replace('.', '_') + "_");
  }

  private static Optional<List<String>> named(String words, Shape.Section each) {
    for (int end = words.indexOf('_'); end > 0; end = words.indexOf('_', end + 1)) {
      String name = words.substring(0, end).replace('_', '-');
      Optional<List<String>> rest = path(words.substring(end + 1), each);
      if (rest.isPresent()) {
        return rest.map(path -> prepend(name, path));
      }
    }
    return Optional.empty();
  }

  private static List<String> prepend(String first, List<String> rest) {
    var all = new ArrayList<String>(List.of(first));
    all.addAll(rest);
    return List.copyOf(all);
  }
}
