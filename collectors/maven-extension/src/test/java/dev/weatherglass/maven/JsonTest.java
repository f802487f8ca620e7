package dev.weatherglass.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JsonTest {

  @Test
  void every_character_comes_back_as_it_went_in() {
    var all = new StringBuilder();
    for (int point = 1; point < 0x250; point++) {
      all.appendCodePoint(point);
    }
    all.append("\u2028\ufffe💧\"\\/");

    assertThat(read(new Json().open('{').text("x", all.toString()).close('}')).path("x").asString())
        .isEqualTo(all.toString());
  }

  @Test
  void half_a_character_becomes_the_sign_for_one_that_is_lost() {
    JsonNode json = read(new Json().open('{').text("x", "a\ud83db\udca7").close('}'));

    assertThat(json.path("x").asString()).isEqualTo("a\ufffdb\ufffd");
  }

  @Test
  void what_is_absent_leaves_no_trace() {
    Json json = new Json().open('{').text("a", null).text("b", "").flag("c", false).close('}');

    assertThat(new String(json.bytes(), StandardCharsets.UTF_8)).isEqualTo("{}");
  }

  @Test
  void commas_stand_where_they_must() {
    Json json = new Json().open('[').open('{').open("a", '[').open('{').close('}').open('{');
    json.flag("b", true).number("c", 1).close('}').close(']').open("d", '{').close('}').close('}');

    assertThat(new String(json.open('{').close('}').close(']').bytes(), StandardCharsets.UTF_8))
        .isEqualTo("[{\"a\":[{},{\"b\":true,\"c\":1}],\"d\":{}},{}]");
  }

  private static JsonNode read(Json json) {
    return dev.weatherglass.wire.Json.MAPPER.readTree(json.bytes());
  }
}
