package dev.weatherglass.bench.evaluate.plot;

import dev.weatherglass.bench.report.Share;
import java.util.List;

/// Rows of dots with their intervals.
///
/// @param title above it
/// @param axis from left to right
/// @param series what the colours stand for
/// @param rows from top to bottom, each with a dot per series
public record DotPlot(String title, Axis axis, List<String> series, List<Row> rows) {

  private static final List<String> COLOURS =
      List.of(
          "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c564b", "#555555");
  private static final int LEFT = 270;
  private static final int WIDTH = 560;
  private static final int TOP = 70;
  private static final int LINE = 7; // between the dots of a row
  private static final int GAP = 10; // between rows
  private static final int MARGIN = 20;

  /// One row.
  ///
  /// @param label in Markdown: bold where it begins with `**`
  public record Row(String label, List<Dot> dots) {}

  /// One value with its interval.
  public record Dot(double value, double low, double high) {

    /// Not drawn.
    public static final Dot NONE = new Dot(Double.NaN, Double.NaN, Double.NaN);

    public static Dot of(Share share) {
      return new Dot(share.value(), share.low(), share.high());
    }
  }

  public DotPlot {
    series = List.copyOf(series);
    rows = List.copyOf(rows);
    if (series.size() > COLOURS.size()) {
      throw new IllegalArgumentException(
          "series must be at most " + COLOURS.size() + " but were " + series.size());
    }
  }

  /// As an SVG document.
  public String svg() {
    int bottom = TOP + rows.size() * rowHeight();
    var svg = new Svg(LEFT + WIDTH + 2 * MARGIN, bottom + 2 * MARGIN + GAP);
    svg.text(MARGIN, MARGIN + 4, "start", "bold", title);
    legend(svg);
    grid(svg, bottom);
    for (int i = 0; i < rows.size(); i++) {
      row(svg, rows.get(i), TOP + i * rowHeight());
    }
    return svg.document();
  }

  private int rowHeight() {
    return LINE * series.size() + GAP;
  }

  private void legend(Svg svg) {
    double step = (WIDTH + LEFT) / (double) COLOURS.size();
    for (int i = 0; i < series.size(); i++) {
      double x = MARGIN + i * step;
      svg.dot(x + 4, MARGIN + 22, COLOURS.get(i));
      svg.text(x + 12, MARGIN + 26, "start", "normal", series.get(i));
    }
  }

  private void grid(Svg svg, int bottom) {
    for (double tick : axis.ticks()) {
      svg.line(x(tick), TOP, x(tick), bottom, "#dddddd");
      svg.text(x(tick), bottom + MARGIN, "middle", "normal", number(tick));
    }
    if (!Double.isNaN(axis.mark())) {
      svg.line(x(axis.mark()), TOP, x(axis.mark()), bottom, "#333333");
    }
  }

  private void row(Svg svg, Row row, int top) {
    String label = row.label().replace("**", "");
    svg.text(
        LEFT - GAP,
        top + rowHeight() / 2.0,
        "end",
        label.equals(row.label()) ? "normal" : "bold",
        label);
    svg.line(LEFT, top, LEFT + WIDTH, top, "#eeeeee");
    for (int i = 0; i < row.dots().size(); i++) {
      dot(svg, row.dots().get(i), top + GAP / 2.0 + LINE * (i + 0.5), COLOURS.get(i));
    }
  }

  private void dot(Svg svg, Dot dot, double y, String colour) {
    if (!Double.isNaN(dot.value())) {
      svg.line(x(dot.low()), y, x(dot.high()), y, colour);
      svg.dot(x(dot.value()), y, colour);
    }
  }

  private double x(double value) {
    return LEFT + WIDTH * axis.at(value);
  }

  private static String number(double tick) {
    return tick == Math.rint(tick) ? String.valueOf((long) tick) : String.valueOf(tick);
  }
}
