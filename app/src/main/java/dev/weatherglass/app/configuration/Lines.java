package dev.weatherglass.app.configuration;

import dev.weatherglass.app.configuration.Configuration.Line;
import dev.weatherglass.app.configuration.Node.Branch;
import dev.weatherglass.app.configuration.Node.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The effective configuration, one line for each value, secrets masked.
final class Lines {

  private static final String MASK = "***";

  private Lines() {}

  static List<Line> of(Branch whole, Shape.Section schema) {
    var lines = new ArrayList<Line>();
    add(lines, "", whole, schema);
    return List.copyOf(lines);
  }

  private static void add(List<Line> lines, String path, Branch branch, Shape shape) {
    branch
        .children()
        .forEach((key, node) -> {
          @Nullable Shape below = below(shape, key);
          switch (node) {
            case Branch inner when below != null -> add(lines, path + key + ".", inner, below);
            case Branch _ -> {}
            case Value value -> lines.add(line(path + key, key, value, below));
          }
        });
  }

  private static @Nullable Shape below(Shape shape, String key) {
    return switch (shape) {
      case Shape.Setting _ -> null;
      case Shape.Section(var children) -> children.get(key);
      case Shape.Named(_, var each) -> each;
      case Shape.WithClientSettings(var own) -> own.children().get(key);
    };
  }

  private static String oneLine(String text) {
    return text.contains("\n") ? text.lines().count() + " lines" : text;
  }

  private static Line line(String path, String key, Value value, @Nullable Shape shape) {
    boolean secret =
        shape instanceof Shape.Setting setting ? setting.secret() : ClientSettings.isSecret(key);
    return new Line(path, secret ? MASK : oneLine(value.text()), value.origin());
  }
}
