package dev.weatherglass.bench.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A Markdown table under construction.
final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  Table(List<String> head) {
    rows.add(List.copyOf(head));
    rows.add(head.stream().map(_ -> "---").toList());
  }

  Table row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  String markdown() {
    return rows.stream()
        .map(row -> "| " + String.join(" | ", row) + " |")
        .collect(Collectors.joining("\n"));
  }
}
