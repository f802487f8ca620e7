package dev.weatherglass.app.configuration;

import dev.weatherglass.notify.NotifySettings;
import dev.weatherglass.notify.channel.ChannelSettings;
import dev.weatherglass.notify.channel.Channels;
import dev.weatherglass.notify.channel.HttpPost;
import dev.weatherglass.notify.channel.Outside;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads `channels:` and opens each channel once, which reaches out to nobody and refuses what is
/// wrong.
final class ChannelKeys {

  private ChannelKeys() {}

  static List<ChannelSettings> read(Reader reader) {
    var channels = new ArrayList<ChannelSettings>();
    reader.named(Reader::values).forEach((name, values) -> channels.add(channel(name, values)));
    if (channels.isEmpty()) {
      return List.of();
    }
    var clock = InstantSource.system();
    var outside = new Outside(new HttpPost(NotifySettings.DEFAULT_SEND_TIMEOUT, clock), clock);
    channels.forEach(channel -> Channels.open(channel, outside));
    return List.copyOf(channels);
  }

  private static ChannelSettings channel(String name, Map<String, String> values) {
    var options = new LinkedHashMap<>(values);
    String type = options.remove("type");
    if (type == null) {
      throw new MissingValueException("channels." + name + ".type");
    }
    return new ChannelSettings(name, type, options);
  }
}
