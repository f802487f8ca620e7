package dev.weatherglass.notify.channel;

import dev.weatherglass.notify.message.Message;

/// A place where people are told.
///
/// [#send] may take as long as its time-out and is called by one thread at a time. A message that
/// is sent again has the same id; a channel that can shows it once.
public interface Channel {

  /// Its name in the configuration, as `ops-slack`.
  String name();

  /// Tries once. Whatever the world does is a result; an exception is a bug of ours.
  SendResult send(Message message);
}
