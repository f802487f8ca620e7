package dev.weatherglass.maven;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.ingest.cli.ScriptResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CiTest {

  @ParameterizedTest
  @CsvSource({
    "refs/pull/12/merge, 12",
    "12, 12",
    "pr/12, 12",
    "https://github.com/dev/shop/pull/12, 12",
    "refs/heads/main,",
    "refs/heads/release/12,",
    "false,",
  })
  void a_pull_request_is_found_in_what_vendors_say(String said, String number) throws IOException {
    Ci ci = Ci.of(Map.of("TRAVIS", "true", "TRAVIS_PULL_REQUEST", said));

    assertThat(ci.pullRequest).isEqualTo(number);
  }

  @Test
  void gitlab_names_the_pipeline_and_the_branch_of_the_request() throws IOException {
    Ci ci =
        Ci.of(
            Map.of(
                "CI", "true",
                "GITLAB_CI", "true",
                "CI_PIPELINE_ID", "99",
                "CI_PIPELINE_URL", "https://gitlab.example.org/dev/shop/-/pipelines/99",
                "CI_MERGE_REQUEST_IID", "7",
                "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "faster",
                "CI_COMMIT_REF_NAME", "refs/merge-requests/7/head"));

    assertThat(ci.vendor).isEqualTo("gitlab");
    assertThat(ci.run).isEqualTo("99");
    assertThat(ci.url).isEqualTo("https://gitlab.example.org/dev/shop/-/pipelines/99");
    assertThat(ci.pullRequest).isEqualTo("7");
    assertThat(ci.branch).isEqualTo("faster");
  }

  @Test
  void an_address_with_a_hole_is_none_and_credentials_are_cut_out() throws IOException {
    Ci holey = Ci.of(Map.of("GITHUB_ACTIONS", "true", "GITHUB_RUN_ID", "1"));
    Ci secret = Ci.of(Map.of("JENKINS_URL", "x", "BUILD_URL", "https://me:pw@ci.example.org/1/"));

    assertThat(holey.url).isNull();
    assertThat(secret.url).isEqualTo("https://ci.example.org/1/");
  }

  @Test
  void the_shell_script_has_the_same_table() throws IOException {
    String table;
    String script;
    try (var rows = Ci.class.getResourceAsStream("ci.txt");
        var served = ScriptResource.class.getResourceAsStream("weatherglass-event")) {
      table = new String(requireNonNull(rows).readAllBytes(), StandardCharsets.UTF_8);
      script = new String(requireNonNull(served).readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(script).contains("<<'TABLE'\n" + table + "TABLE\n");
  }

  @Test
  void an_unknown_ci_is_a_ci() throws IOException {
    assertThat(Ci.of(Map.of("CI", "1")).vendor).isEqualTo("ci");
    assertThat(Ci.of(Map.of("HOME", "/")).vendor).isNull();
  }
}
