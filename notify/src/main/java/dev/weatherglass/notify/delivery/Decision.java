package dev.weatherglass.notify.delivery;

import dev.weatherglass.core.alert.Delivery;

/// What to do about one state of a problem in one channel.
public sealed interface Decision {

  /// Write the intent, then send.
  record Tell(Delivery intent) implements Decision {}

  /// The intent stands written and has no result: send under the same message id.
  record TellAgain(Delivery intent) implements Decision {}

  /// Nothing: told already, overtaken, or older than the channel.
  record Leave() implements Decision {}
}
