package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTreeTest {

  @Test
  void maps_lists_and_values_are_what_they_are_in_json() throws Exception {
    assertThat(tree("a: 1\nb: [x, true, null, 1.5]\nc: {d: '7'}\n"))
        .isEqualTo("{\"a\":1,\"b\":[\"x\",true,null,1.5],\"c\":{\"d\":\"7\"}}");
  }

  @Test
  void a_tag_makes_nothing_but_what_is_behind_it() throws Exception {
    assertThat(
            tree(
                """
                --- !ruby/object:Gem::Installer
                a: !!javax.script.ScriptEngineManager
                - !!java.net.URL [http://127.0.0.1:9/]
                """))
        .isEqualTo("{\"a\":[[\"http://127.0.0.1:9/\"]]}");
  }

  @Test
  void an_alias_of_a_single_value_is_that_value() throws Exception {
    assertThat(tree("a: &1 production\nb: *1\nc: *2\n"))
        .isEqualTo("{\"a\":\"production\",\"b\":\"production\",\"c\":null}");
  }

  @Test
  void a_bomb_of_aliases_stays_as_small_as_it_was_sent() throws Exception {
    var bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 30; i++) {
      String before = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s, %s, %s, %s, %s, %s, %s, %s, %s]\n"
              .formatted(
                  i, i, before, before, before, before, before, before, before, before, before));
    }

    assertThat(tree(bomb.toString())).hasSizeLessThan(4 * bomb.length());
  }

  @Test
  void aliases_of_a_texttext_may_not_stand_for_more_than_a_body_may_hold() {
    String text = "a: &a " + "x".repeat(1_000_000) + "\nb: [" + "*a ,".repeat(1_000) + "]\n";

    assertThatThrownBy(() -> tree(text))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("aliases stand for more");
  }

  @Test
  void a_map_that_holds_itself_ends() throws Exception {
    assertThat(tree("a: &a\n  b: *a\n")).isEqualTo("{\"a\":{\"b\":null}}");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 100_000})
  void what_is_nested_too_deeply_is_refused(int depth) {
    assertThatThrownBy(() -> tree("[".repeat(depth)))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("not YAML");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [1", "\tx", "a: b: c", "%YAML 9", "\u0000", "*", "a: &"})
  void what_is_no_yaml_is_refused_and_never_an_error_of_ours(String text) {
    assertThatThrownBy(() -> tree(text)).isInstanceOf(UnreadableException.class);
  }

  private static String tree(String yaml) throws UnreadableException {
    return YamlTree.of(yaml.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
