package dev.weatherglass.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Keeps docs/reference/configuration.md true, both ways.
class ConfigurationReferenceTest {

  private static final Path PAGE = Path.of("..", "docs", "reference", "configuration.md");

  @Test
  void every_key_has_its_row_with_its_default_and_no_row_is_left_over() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();

    assertThat(rows)
        .containsExactlyElementsOf(SettingRow.all().stream().map(SettingRow::line).toList());
  }
}
