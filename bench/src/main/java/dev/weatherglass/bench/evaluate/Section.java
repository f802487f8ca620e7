package dev.weatherglass.bench.evaluate;

import dev.weatherglass.bench.evaluate.plot.DotPlot;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A part of the report.
///
/// @param title its heading
/// @param paragraphs Markdown, in order
/// @param plots by name, shown after the paragraphs
record Section(String title, List<String> paragraphs, Map<String, DotPlot> plots) {

  Section {
    paragraphs = List.copyOf(paragraphs);
  }

  /// As Markdown.
  ///
  /// @param prefix what the names of the plots' files begin with
  String markdown(String prefix) {
    return Stream.of(
            Stream.of("## " + title),
            paragraphs.stream(),
            plots.keySet().stream().sorted().map(name -> image(name, prefix)))
        .flatMap(part -> part)
        .collect(Collectors.joining("\n\n"));
  }

  private String image(String name, String prefix) {
    return "![%s](%s)".formatted(name.replace('-', ' '), file(name, prefix));
  }

  static String file(String name, String prefix) {
    return prefix + "-" + name + ".svg";
  }
}
