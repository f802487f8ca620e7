package dev.weatherglass.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.app.client.HubAnswerException;
import dev.weatherglass.wire.access.Token;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HubOptionsTest {

  @Test
  void the_token_comes_from_the_environment_without_the_line_break_of_its_file() {
    String token = Token.make(new Random(1)).text();

    assertThat(HubOptions.token(Map.of("WEATHERGLASS_TOKEN", token + "\n"))).contains(token);
    assertThat(HubOptions.token(Map.of("WEATHERGLASS_TOKEN", " "))).isEmpty();
    assertThat(HubOptions.token(Map.of())).isEmpty();
  }

  @Test
  void what_is_no_token_is_refused_and_not_repeated() {
    assertThatThrownBy(() -> HubOptions.token(Map.of("WEATHERGLASS_TOKEN", "hunter 2")))
        .isInstanceOf(HubAnswerException.class)
        .hasMessageContaining("WEATHERGLASS_TOKEN cannot be used: a token must be wg_")
        .hasMessageNotContaining("hunter");
  }
}
