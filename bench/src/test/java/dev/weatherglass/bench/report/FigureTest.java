package dev.weatherglass.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void a_row_says_what_it_is_held_against() {
    Figure figure = Figure.of("alert read", "ms", 100, 200, 800).p95Against("limit, p95", 1000);

    assertThat(figure.row())
        .isEqualTo(
            "| alert read | ms | 3 | 100 | 200 | 800 | 800 | 800 | limit, p95: 1000 ms | 0.800 |");
  }

  @Test
  void a_row_without_a_contender_has_the_same_columns() {
    assertThat(Figure.of("alert read", "ms", 1.5).row())
        .isEqualTo("| alert read | ms | 1 | 1.50 | 1.50 | 1.50 | 1.50 | 1.50 | | |");
  }
}
