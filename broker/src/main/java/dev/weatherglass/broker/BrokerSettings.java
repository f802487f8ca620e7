package dev.weatherglass.broker;

import java.nio.file.Path;

/// Where an embedded broker lives and listens.
///
/// @param directory belongs to the broker alone; made when missing
/// @param host one address of this machine that clients also use to reach the broker, no wildcard
/// @param port 0 (a free one, another at each start) to 65535
/// @param whenBusy what to do where another program listens on `port`
public record BrokerSettings(Path directory, String host, int port, WhenBusy whenBusy) {

  /// The address of a broker that nobody else should reach.
  public static final String LOOPBACK = "127.0.0.1";

  /// What to do where the wanted port is taken.
  public enum WhenBusy {
    /// Do not start; say which port.
    REFUSE,
    /// Take the next free port above it.
    TAKE_NEXT
  }

  public BrokerSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host must not be blank");
    }
    if (host.equals("0.0.0.0") || host.equals("::")) {
      throw new IllegalArgumentException(
          "host must be an address that clients can connect to but was " + host);
    }
    if (port < 0 || port > Ports.HIGHEST) {
      throw new IllegalArgumentException("port must be 0 to 65535 but was " + port);
    }
  }

  /// A broker on any free port of the loopback address.
  public static BrokerSettings onFreePort(Path directory) {
    return new BrokerSettings(directory, LOOPBACK, 0, WhenBusy.TAKE_NEXT);
  }

  /// A broker on exactly this port of the loopback address.
  public static BrokerSettings onPort(Path directory, int port) {
    return new BrokerSettings(directory, LOOPBACK, port, WhenBusy.REFUSE);
  }
}
