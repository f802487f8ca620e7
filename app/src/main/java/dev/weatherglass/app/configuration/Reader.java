package dev.weatherglass.app.configuration;

import dev.weatherglass.app.configuration.Node.Branch;
import dev.weatherglass.app.configuration.Node.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads typed values out of a part of a reviewed configuration. A key that has a default is always
/// there; one that has none is read by the `find…` methods.
final class Reader {

  private final Branch branch;

  Reader(Branch branch) {
    this.branch = branch;
  }

  /// The part below a key.
  Reader below(String key) {
    return branch.children().get(key) instanceof Branch below
        ? new Reader(below)
        : new Reader(Branch.empty());
  }

  /// Every named part, read the same way, in the order of the file.
  <T> Map<String, T> named(Function<Reader, T> read) {
    var all = new LinkedHashMap<String, T>();
    branch
        .children()
        .forEach((name, node) -> {
          if (node instanceof Branch below) {
            all.put(name, read.apply(new Reader(below)));
          }
        });
    return all;
  }

  /// Every value of this part by its key.
  Map<String, String> values() {
    var all = new LinkedHashMap<String, String>();
    branch
        .children()
        .forEach((key, node) -> {
          if (node instanceof Value value) {
            all.put(key, value.text());
          }
        });
    return all;
  }

  Optional<String> findText(String key) {
    return branch.children().get(key) instanceof Value value
        ? Optional.of(value.text())
        : Optional.empty();
  }

  /// A path; where it is relative and was said in a file, it begins where that file lies.
  Path beside(String key, String path) {
    return branch.children().get(key) instanceof Value(_, _, Origin.File(String name))
        ? Path.of(name).resolveSibling(path)
        : Path.of(path);
  }

  String text(String key) {
    return findText(key).orElseThrow(() -> new MissingValueException(key));
  }

  List<String> texts(String key) {
    if (!(branch.children().get(key) instanceof Value value)) {
      return List.of();
    }
    return value.list()
        ? value.texts()
        : Stream.of(value.text().split(",", -1)).map(String::strip).toList();
  }

  int whole(String key) {
    return Integer.parseInt(text(key));
  }

  double number(String key) {
    return Double.parseDouble(text(key));
  }

  boolean isOn(String key) {
    return Boolean.parseBoolean(text(key));
  }

  Duration time(String key) {
    return Durations.parse(text(key));
  }

  Optional<Duration> findTime(String key) {
    return findText(key).map(Durations::parse);
  }
}
