package dev.weatherglass.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

  @Test
  void the_report_and_its_plots_are_the_same_to_the_byte(@TempDir Path directory)
      throws IOException {
    Path first = directory.resolve("first/REPORT.md");
    Path second = directory.resolve("second/REPORT.md");

    evaluateTo(first);
    evaluateTo(second);

    assertThat(first).hasSameTextualContentAs(second);
    assertThat(first.resolveSibling("REPORT-delay.svg"))
        .hasSameTextualContentAs(second.resolveSibling("REPORT-delay.svg"));
    assertThat(Files.readString(first))
        .contains(
            "## How soon a step is seen", "![delay](REPORT-delay.svg)", "| **bare test, 1 %** |")
        .contains("## What is seen at a common false-alarm rate");
  }

  @Test
  void a_study_that_is_not_known_is_named() {
    assertThatThrownBy(() -> Studies.named("delay,luck"))
        .hasMessageContaining("--only must name some of type-one,")
        .hasMessageContaining("\"luck\"");
  }

  @Test
  void no_runs_say_nothing() {
    assertThatThrownBy(() -> new Setup(0, 1, Optional.empty(), _ -> {}))
        .hasMessage("runs must be at least 1 but was 0");
  }

  private static void evaluateTo(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Evaluation.of(Studies.named("delay,common-rate"), new Setup(1, 1, Optional.empty(), _ -> {}))
        .write(file);
  }
}
