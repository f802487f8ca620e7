package dev.weatherglass.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelsTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
  private static final Outside OUTSIDE =
      new Outside(new HttpPost(Duration.ofSeconds(1), CLOCK), CLOCK);

  @Test
  void each_kind_opens_with_its_options() {
    assertThat(open("slack", Map.of("url", "https://hooks.example.com/T0/B0/x")).name())
        .isEqualTo("ops");
    assertThat(open("webhook", Map.of("url", "http://127.0.0.1:1/x", "secret", SECRET)))
        .isInstanceOf(WebhookChannel.class);
    assertThat(open("file", Map.of("directory", "outbox"))).isInstanceOf(FileChannel.class);
  }

  @ParameterizedTest
  @CsvSource({
    "pager, url=x, 'channels.ops.type must be one of slack, webhook, file but was pager'",
    "slack, uri=x, 'channels.ops.uri is unknown: a slack channel has [url]'",
    "webhook, url=https://x.example, channels.ops.secret must be given for a webhook channel",
    "file, directory=, channels.ops.directory must be given for a file channel",
  })
  void a_wrong_setting_is_named(String kind, String option, String said) {
    String[] pair = option.split("=", -1);

    assertThatThrownBy(() -> open(kind, Map.of(pair[0], pair[1])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(said);
  }

  @ParameterizedTest
  @CsvSource({
    "hooks.example.com/T0/hushhush",
    "ftp://hooks.example.com/hushhush",
    "https://hooks.example.com/hush hush",
    "https:///hushhush",
  })
  void a_wrong_address_is_refused_without_being_shown(String url) {
    assertThatThrownBy(() -> open("slack", Map.of("url", url)))
        .hasMessage("channels.ops.url must be an http or https address (its value is not shown)")
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_hush!hush", "whsec_aHVzaA=="})
  void a_wrong_secret_is_refused_without_being_shown(String secret) {
    assertThatThrownBy(() -> open("webhook", Map.of("url", "https://x.example", "secret", secret)))
        .hasMessage(
            "channels.ops.secret must be whsec_ and at least 16 bytes in base64"
                + " (its value is not shown)")
        .hasNoCause();
  }

  @Test
  void settings_show_names_and_no_values() {
    ChannelSettings settings =
        new ChannelSettings("ops", "webhook", Map.of("url", "https://hush", "secret", SECRET));

    assertThat(settings).hasToString("ops (webhook, [secret, url])");
    assertThat(SecretUrl.of(settings, "url")).hasToString("https://hush/…");
  }

  @Test
  void a_name_that_does_not_fit_in_a_key_is_refused() {
    assertThatThrownBy(() -> new ChannelSettings("a/b", "slack", Map.of()))
        .hasMessage("channels: name must be 1 to 63 letters, digits, - or _ but was a/b");
  }

  private static Channel open(String kind, Map<String, String> options) {
    return Channels.open(new ChannelSettings("ops", kind, options), OUTSIDE);
  }
}
