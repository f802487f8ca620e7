package dev.weatherglass.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.notify.channel.ChannelSettings;
import dev.weatherglass.notify.delivery.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotifySettingsTest {

  private static final ChannelSettings OUTBOX =
      new ChannelSettings("outbox", "file", Map.of("directory", "outbox"));

  @Test
  void the_defaults_are_patient() {
    NotifySettings settings = NotifySettings.of(List.of(OUTBOX), null);

    assertThat(settings.sendTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.retry())
        .isEqualTo(
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofHours(24)));
  }

  @Test
  void two_channels_of_one_name_are_refused() {
    assertThatThrownBy(() -> NotifySettings.of(List.of(OUTBOX, OUTBOX), null))
        .hasMessage("channels must have different names but two are called outbox");
  }

  @Test
  void a_time_out_that_is_none_is_refused() {
    assertThatThrownBy(
            () -> new NotifySettings(List.of(), null, Duration.ZERO, RetryPolicy.DEFAULT))
        .hasMessage("sendTimeout must be positive but was PT0S");
  }
}
