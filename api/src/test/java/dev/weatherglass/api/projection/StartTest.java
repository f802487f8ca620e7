package dev.weatherglass.api.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a partition that was never read is read from its beginning, -1, -1, 3, 9, 3, false",
    "reading goes on where history stands,                        5,  5, 3, 9, 5, false",
    "nothing new is no news,                                      9,  9, 3, 9, 9, false",
    "what was swept before it was read is lost,                   1,  1, 3, 9, 3, false",
    "a position beyond the end is of another partition,          10, 10, 0, 9, 0, true",
    "but not where another writer has just read on,               8, 10, 0, 9, 10, false",
    "nor where another one began anew already,                   10,  2, 0, 9, 2, false",
  })
  void reading_begins_at(
      String what, long before, long stored, long first, long end, long position, boolean rebuild) {
    assertThat(Start.of(before, stored, first, end)).isEqualTo(new Start(position, rebuild));
  }
}
