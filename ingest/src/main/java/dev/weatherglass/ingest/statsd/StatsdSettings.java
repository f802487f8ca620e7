package dev.weatherglass.ingest.statsd;

/// Where StatsD is listened to.
///
/// @param host address to listen on
/// @param port UDP port to listen on; 0 takes a free one
public record StatsdSettings(String host, int port) {

  public StatsdSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535 but was " + port);
    }
  }
}
