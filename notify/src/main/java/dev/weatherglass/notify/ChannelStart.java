package dev.weatherglass.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Remembers in the deliveries topic, beside the deliveries of a partition, when a channel first
/// started. Its key is `/` and the channel's name, which no delivery has: problem ids are not
/// empty.
///
/// @param channel name of the channel
/// @param since by the broker's clock; null in the first record, whose own timestamp says it
record ChannelStart(String channel, @Nullable Instant since) {

  static String key(String channel) {
    return "/" + channel;
  }
}
