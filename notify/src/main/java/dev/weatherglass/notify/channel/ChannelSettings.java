package dev.weatherglass.notify.channel;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A channel as it stands in the configuration file.
///
/// @param name letters, digits, `-` and `_`; names the channel in logs, metrics and deliveries, so
///   a renamed channel is a new one
/// @param type a word of [Channels]
/// @param options what this kind wants, as [ChannelKind#options()] says
public record ChannelSettings(String name, String type, Map<String, String> options) {

  public ChannelSettings {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}")) {
      throw new IllegalArgumentException(
          "channels: name must be 1 to 63 letters, digits, - or _ but was " + name);
    }
    options = Map.copyOf(options);
  }

  /// The value of an option.
  ///
  /// @throws IllegalArgumentException if it is not there
  String required(String option) {
    @Nullable String value = options.get(option);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          path(option) + " must be given for a " + type + " channel");
    }
    return value;
  }

  /// Where an option stands, as `channels.ops-slack.url`.
  String path(String option) {
    return "channels." + name + "." + option;
  }

  /// Names only: values may be secret.
  @Override
  public String toString() {
    return name + " (" + type + ", " + new TreeMap<>(options).keySet() + ")";
  }
}
