package dev.weatherglass.ingest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.wire.Json;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.StringNode;

@Timeout(60)
class ExpressionTest {

  private static final String BODY =
      """
      {"a": {"b": "x", "n": 7, "big": 9007199254740993, "on": true, "gone": null, "list": ["p", "q"]},
       "ref": "refs/heads/main", "start": "1795161600391", "took": 2570}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a/b|x",
        "/a/n|7",
        "/a/big|9007199254740993",
        "/a/on|true",
        "/a/gone|",
        "/a/list|",
        "/nothing/here|",
        "a.b|x",
        "a.list[1]|q",
        "$split(ref, \"/\")[-1]|main",
        "$join(a.list, \",\")|p,q",
        "$number(start) + took|1795161602961",
        "$header(\"X-Kind\")|push",
        "$header(\"X-None\")|",
        "$query.check|yes",
        "nothing.here[0].at.all|",
        "$number(ref)|",
      })
  void a_value_stands_at_a_pointer_or_comes_of_an_expression(
      String expression, @Nullable String value) {
    assertThat(value(expression).text(scene())).isEqualTo(value);
  }

  @Test
  void an_expression_that_never_ends_finds_nothing() {
    String endless = "($f := function($x) {$f($x + 1)}; $f(1))";

    assertThat(value(endless).text(scene())).isNull();
  }

  @Test
  void an_expression_that_goes_too_deep_finds_nothing() {
    String deep = "($f := function($x) {1 + $f($x + 1)}; $f(1))";

    assertThat(value(deep).text(scene())).isNull();
  }

  @Test
  void threads_that_share_an_expression_do_not_see_each_others_payload() {
    Value shared = value("$each & ref");

    assertThat(
            IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> shared.text(scene().with(StringNode.valueOf(i + " "))))
                .toList())
        .containsExactlyElementsOf(
            IntStream.range(0, 400).mapToObj(i -> i + " refs/heads/main").toList());
  }

  private static Value value(String expression) {
    return Value.read(new Part("test.yaml", "/value", StringNode.valueOf(expression)));
  }

  private static Scene scene() {
    var delivery =
        new Delivery(
            "test",
            Map.of("X-Kind", "push"),
            Map.of("check", "yes"),
            new byte[0],
            Instant.parse("2026-11-20T08:00:00Z"));
    return Scene.of(delivery, Json.MAPPER.readTree(BODY));
  }
}
