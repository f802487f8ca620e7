package dev.weatherglass.notify;

import dev.weatherglass.notify.channel.ChannelSettings;
import dev.weatherglass.notify.delivery.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is told, and how patiently.
///
/// @param channels may be empty: then nobody is told
/// @param hub address at which readers of a message reach the hub (`http.url`); null where they
///   cannot
/// @param sendTimeout for one attempt; positive
/// @param retry when to try again
public record NotifySettings(
    List<ChannelSettings> channels, @Nullable URI hub, Duration sendTimeout, RetryPolicy retry) {

  /// For one attempt, where nothing else is said.
  public static final Duration DEFAULT_SEND_TIMEOUT = Duration.ofSeconds(10);

  public NotifySettings {
    channels = List.copyOf(channels);
    if (!sendTimeout.isPositive()) {
      throw new IllegalArgumentException("sendTimeout must be positive but was " + sendTimeout);
    }
    Set<String> names = new HashSet<>();
    for (ChannelSettings channel : channels) {
      if (!names.add(channel.name())) {
        throw new IllegalArgumentException(
            "channels must have different names but two are called " + channel.name());
      }
    }
  }

  /// These channels, and the defaults.
  public static NotifySettings of(List<ChannelSettings> channels, @Nullable URI hub) {
    return new NotifySettings(channels, hub, DEFAULT_SEND_TIMEOUT, RetryPolicy.DEFAULT);
  }
}
