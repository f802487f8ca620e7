package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private static final String BUILD =
      """
      {"name":"checkout","build":{"log":"password is hunter2","number":7,
       "parameters":{"DEPLOY_ENV":"staging","API_KEY":"k-123","PIN":4711,"DRY":true,
        "nested":[{"deep":"s3cret"}]}}}
      """;

  private final Redaction redaction = Redaction.of("/build/parameters", "/build/log");

  @Test
  void values_at_and_below_the_paths_are_gone_and_the_rest_is_there() throws Exception {
    String kept = json(redaction, BUILD);

    assertThat(kept)
        .doesNotContain("hunter2", "k-123", "4711", "s3cret", "staging")
        .contains("\"name\":\"checkout\"", "\"number\":7", "\"API_KEY\":\"redacted\"")
        .contains("\"DRY\":true", "\"nested\":[{\"deep\":\"redacted\"}]");
  }

  @Test
  void a_field_that_is_said_to_be_harmless_stays() throws Exception {
    assertThat(json(redaction.keeping("(?i)deploy_env"), BUILD))
        .contains("\"DEPLOY_ENV\":\"staging\"", "\"API_KEY\":\"redacted\"");
  }

  @Test
  void a_star_is_every_element_and_every_field() throws Exception {
    String report =
        "{\"resources\":[{\"old\":\"a1\",\"name\":\"x\"},{\"old\":[\"b2\"]}],\"old\":\"c3\"}";

    assertThat(json(Redaction.of("/resources/*/old"), report))
        .isEqualTo(
            "{\"resources\":[{\"old\":\"redacted\",\"name\":\"x\"},{\"old\":[\"redacted\"]}],\"old\":\"c3\"}");
  }

  @Test
  void what_is_missing_null_or_empty_stays_so() throws Exception {
    String nothing = "{\"build\":{\"parameters\":null,\"log\":\"\"}}";

    assertThat(json(redaction, nothing)).isEqualTo(nothing);
    assertThat(json(redaction, "[1]")).isEqualTo("[1]");
  }

  @Test
  void what_is_not_json_is_refused() {
    assertThatThrownBy(() -> json(redaction, "{\"build\":"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("not JSON");
  }

  private static String json(Redaction redaction, String body) throws UnreadableException {
    byte[] kept = redaction.json(body.getBytes(StandardCharsets.UTF_8));
    return new String(kept, StandardCharsets.UTF_8);
  }
}
