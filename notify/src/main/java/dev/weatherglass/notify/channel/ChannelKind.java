package dev.weatherglass.notify.channel;

import java.util.List;

/// A kind of channel and how to open one.
///
/// @param word in the configuration: `slack`
/// @param options all that it understands
/// @param factory opens a channel
public record ChannelKind(String word, List<Option> options, Factory factory) {

  /// One option of a kind; all are required.
  ///
  /// @param secret whether its value must never be shown
  public record Option(String name, boolean secret) {}

  /// Opens a channel without reaching out to anybody.
  @FunctionalInterface
  public interface Factory {

    /// Opens the channel that these settings describe.
    ///
    /// @throws IllegalArgumentException naming the option that is wrong, and its value where that
    ///   is no secret
    Channel open(ChannelSettings settings, Outside outside);
  }

  public ChannelKind {
    options = List.copyOf(options);
  }
}
