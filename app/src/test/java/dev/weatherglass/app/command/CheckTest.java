package dev.weatherglass.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sources that a user wrote are checked against their samples.
class CheckTest {

  private static final String RULES =
      """
      about: {tool: Conveyor, set_up: Settings, appears: deploys}
      rules:
        - family: deploy
          state: {of: /result, words: {good: finished success}}
          id: {kind: shipment, of: /id}
          service: /app
      samples:
        - name: a shipment
          body: {app: shop, id: 7, result: good}
          events: [{family: deploy, phase: finished, outcome: success, service: shop}]
      """;

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void a_file_of_rules_lies_beside_the_configuration_and_its_samples_are_run() throws IOException {
    Files.writeString(directory.resolve("conveyor.yaml"), RULES);

    int code = check("sources: {conveyor: {secret: s3cret, rules: conveyor.yaml}}");

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .contains("ok sources.conveyor: a shipment")
        .contains("sources.conveyor.secret: ***");
    assertThat(code).isEqualTo(Exit.OK);
  }

  @Test
  void a_sample_that_gives_something_else_is_told_with_the_difference_and_exits_1()
      throws IOException {
    Files.writeString(
        directory.resolve("conveyor.yaml"), RULES.replace("outcome: success", "outcome: failure"));

    int code = check("sources: {conveyor: {rules: conveyor.yaml}}");

    assertThat(out.toString())
        .contains("✘  sources.conveyor: a shipment\n     outcome is success, expected failure");
    assertThat(code).isEqualTo(Exit.ERROR);
  }

  @Test
  void rules_may_stand_in_the_configuration_itself() throws IOException {
    int code = check("sources:\n  conveyor:\n    rules: |\n" + RULES.indent(6));

    assertThat(out.toString())
        .contains("sources.conveyor.rules: 10 lines")
        .contains("ok sources.conveyor: a shipment");
    assertThat(code).isEqualTo(Exit.OK);
  }

  @Test
  void a_mistake_in_a_rule_is_told_with_file_place_and_the_nearest_word() throws IOException {
    Path file = directory.resolve("conveyor.yaml");
    Files.writeString(file, RULES.replace("service: /app", "servise: /app"));

    int code = check("sources: {conveyor: {rules: conveyor.yaml}}");

    assertThat(err.toString())
        .contains(file + ": unknown key /rules/0/servise: did you mean service?");
    assertThat(code).isEqualTo(Exit.ERROR);
  }

  @Test
  void a_file_that_is_not_there_is_named() throws IOException {
    int code = check("sources: {conveyor: {rules: conveyor.yaml}}");

    assertThat(err.toString())
        .contains("sources.conveyor.rules: there is no file " + directory.resolve("conveyor.yaml"));
    assertThat(code).isEqualTo(Exit.ERROR);
  }

  private int check(String configuration) throws IOException {
    Path file = Files.writeString(directory.resolve("weatherglass.yaml"), configuration);
    return Weatherglass.commandLine(new PrintWriter(out), new PrintWriter(err))
        .execute("check", "--config", file.toString());
  }
}
