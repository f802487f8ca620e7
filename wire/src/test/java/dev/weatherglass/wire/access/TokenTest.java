package dev.weatherglass.wire.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenTest {

  private static final Token TOKEN = Token.make(new Random(1));

  @Test
  void a_token_is_wg_and_49_letters_and_digits() {
    var random = new Random(7);

    assertThat(IntStream.range(0, 1_000).mapToObj(_ -> Token.make(random).text()))
        .allMatch(text -> text.matches("wg_[0-9A-Za-z]{49}"))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_token_can_be_read_back() {
    assertThat(new Token(TOKEN.text())).isEqualTo(TOKEN);
  }

  @Test
  void any_letter_that_is_changed_is_noticed() {
    for (int place = 3; place < TOKEN.text().length(); place++) {
      String changed = changed(TOKEN.text(), place);

      assertThatThrownBy(() -> new Token(changed))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the token's checksum is wrong: it was not copied whole, or changed");
    }
  }

  @Test
  void a_token_that_is_cut_off_is_refused_and_not_repeated() {
    String half = TOKEN.text().substring(0, 20);

    assertThatThrownBy(() -> new Token(half))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a token must be wg_ and 49 letters and digits but had 20 characters");
  }

  @Test
  void a_token_has_its_own_hash_and_no_other() {
    Token other = Token.make(new Random(2));

    assertThat(TOKEN.hash()).matches("[0-9a-f]{64}");
    assertThat(TOKEN.hasHash(TOKEN.hash())).isTrue();
    assertThat(TOKEN.hasHash(other.hash())).isFalse();
    assertThat(TOKEN.hasHash("")).isFalse();
  }

  @Test
  void a_token_never_shows_itself() {
    assertThat(TOKEN).hasToString("Token[…]");
  }

  private static String changed(String text, int place) {
    char other = text.charAt(place) == 'a' ? 'b' : 'a';
    return text.substring(0, place) + other + text.substring(place + 1);
  }
}
