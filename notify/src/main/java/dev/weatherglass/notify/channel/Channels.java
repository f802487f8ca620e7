package dev.weatherglass.notify.channel;

import java.util.List;
import java.util.stream.Collectors;

/// The catalogue: every kind of channel that there is.
public final class Channels {

  /// In the order in which the reference names them.
  public static final List<ChannelKind> ALL =
      List.of(SlackChannel.KIND, WebhookChannel.KIND, FileChannel.KIND);

  private Channels() {}

  /// Opens the channel that these settings describe; reaches out to nobody.
  ///
  /// @throws IllegalArgumentException naming the setting that is wrong
  public static Channel open(ChannelSettings settings, Outside outside) {
    ChannelKind kind = kind(settings);
    List<String> known = kind.options().stream().map(ChannelKind.Option::name).toList();
    for (String option : settings.options().keySet()) {
      if (!known.contains(option)) {
        throw new IllegalArgumentException(
            settings.path(option) + " is unknown: a " + kind.word() + " channel has " + known);
      }
    }
    return kind.factory().open(settings, outside);
  }

  private static ChannelKind kind(ChannelSettings settings) {
    return ALL.stream()
        .filter(kind -> kind.word().equals(settings.type()))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s must be one of %s but was %s"
                    .formatted(settings.path("type"), words(), settings.type())));
  }

  private static String words() {
    return ALL.stream().map(ChannelKind::word).collect(Collectors.joining(", "));
  }
}
