package dev.weatherglass.ingest.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.ingest.webhook.HmacScheme;
import dev.weatherglass.ingest.webhook.TokenScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {

  private static final String GOOD =
      """
      name: conveyor
      about: {tool: Conveyor, set_up: Settings, appears: deploys}
      signature: {scheme: hmac-sha256, header: X-Conveyor, prefix: v1=}
      shared: {service: /app}
      rules:
        - {when: kind = "hello", ignore: ping}
        - when: kind = "shipped"
          family: deploy
          state: {of: /result, words: {Good: finished success, Bad: finished failure}}
          id: {kind: shipment, of: /id}
          commit: $split(ref, "/")[-1]
      samples:
        - name: a shipment
          body: {kind: shipped, app: shop, id: 7, result: good, ref: heads/1f38}
          events: [{family: deploy, phase: finished, outcome: success, commit: 1f38}]
        - {name: hello, body: {kind: hello}, ignored: ping}
      """;

  @Test
  void a_file_of_a_user_makes_a_source() {
    RuleSource source = RuleFile.read("conveyor.yaml", GOOD);

    assertThat(source.name()).isEqualTo("conveyor");
    assertThat(source.signature()).isInstanceOf(HmacScheme.class);
    assertThat(source.check()).allSatisfy(result -> assertThat(result.differences()).isEmpty());
  }

  @Test
  void without_a_signature_a_token_is_asked_for() {
    String open = String.join("\n", GOOD.lines().filter(l -> !l.startsWith("signature")).toList());

    assertThat(RuleFile.read("conveyor.yaml", open).signature()).isInstanceOf(TokenScheme.class);
  }

  @Test
  void a_sample_that_gives_something_else_says_what_differs() {
    var result = RuleFile.read("c.yaml", GOOD.replace("commit: 1f38", "commit: 9999")).check();

    assertThat(result.getFirst().differences()).containsExactly("commit is 1f38, expected 9999");
    assertThat(result.getLast().ok()).isTrue();
  }

  @Test
  void a_sample_that_should_be_ignored_and_is_not_says_what_was_made() {
    var wrong =
        GOOD.replace(
            "{name: hello, body: {kind: hello}",
            "{name: hello, body: {kind: shipped, app: a, id: 1}");

    assertThat(RuleFile.read("c.yaml", wrong).check().getLast().differences())
        .singleElement()
        .asString()
        .contains("1 events, expected ignored (ping)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shared:|shard:|c.yaml: unknown key /shard: did you mean shared?",
        "commit:|comit:|c.yaml: unknown key /rules/1/comit: did you mean commit?",
        "commit:|title:|c.yaml: unknown key /rules/1/title",
        "family: deploy|family: deplo|c.yaml: /rules/1/family must be one of",
        "finished failure|done|c.yaml: /rules/1/state/words/Bad must be ignore, or one of queued",
        "hmac-sha256|hmac-md5|c.yaml: /signature/scheme must be one of",
        "of: /id|on: /id|c.yaml: unknown key /rules/1/id/on: did you mean of?",
        "[-1]|[-1|c.yaml: /rules/1/commit is no JSONata expression: $split(ref",
        "name: conveyor|name: Conveyor!|c.yaml: /name must be lower-case letters",
        "ignored: ping|ignored: [a]|c.yaml: /samples/1/ignored must be a text but was [\"a\"]",
        "rules:|rules: {|c.yaml line",
      })
  void what_is_wrong_is_said_with_file_place_and_the_nearest_word(
      String good, String bad, String said) {
    assertThatThrownBy(() -> RuleFile.read("c.yaml", GOOD.replace(good, bad)))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining(said);
  }
}
