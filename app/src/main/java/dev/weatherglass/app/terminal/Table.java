package dev.weatherglass.app.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows under headings, aligned by spaces. On a terminal the last column is shortened to what fits;
/// in a pipe nothing is lost. For one thread.
public final class Table {

  private static final String GAP = "  ";

  /// Below this a shortened last column says nothing any more, and lines wrap instead.
  private static final int NARROWEST = 12;

  private final List<String> headings;
  private final List<List<Cell>> rows = new ArrayList<>();

  public Table(String... headings) {
    this.headings = List.of(headings);
  }

  /// Adds a row.
  ///
  /// @param cells as many as there are headings
  public Table row(Cell... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "a row must have " + headings.size() + " cells but had " + cells.length);
    }
    rows.add(List.of(cells));
    return this;
  }

  /// Writes headings and rows; nothing where there is no row.
  public void print(PrintWriter out, Terminal terminal) {
    if (rows.isEmpty()) {
      return;
    }
    int[] widths = widths();
    int last = lastWidth(widths, terminal);
    List<Cell> first = headings.stream().map(each -> new Cell(each, Ink.STRONG)).toList();
    out.println(line(first, widths, last, terminal.paint()));
    rows.forEach(row -> out.println(line(row, widths, last, terminal.paint())));
  }

  private int[] widths() {
    int[] widths = headings.stream().mapToInt(String::length).toArray();
    for (List<Cell> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).width());
      }
    }
    return widths;
  }

  private static int lastWidth(int[] widths, Terminal terminal) {
    int before = Arrays.stream(widths, 0, widths.length - 1).map(each -> each + 2).sum();
    int left = terminal.columns() - before;
    return terminal.out() && left >= NARROWEST ? left : Integer.MAX_VALUE;
  }

  private static String line(List<Cell> cells, int[] widths, int last, Paint paint) {
    var line = new StringBuilder();
    for (int column = 0; column < cells.size() - 1; column++) {
      Cell cell = cells.get(column);
      line.append(paint.in(cell.ink(), cell.text()))
          .repeat(' ', widths[column] - cell.width())
          .append(GAP);
    }
    Cell end = cells.getLast().cut(last);
    return line.append(paint.in(end.ink(), end.text())).toString().stripTrailing();
  }
}
