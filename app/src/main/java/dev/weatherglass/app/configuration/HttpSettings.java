package dev.weatherglass.app.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;

/// The one HTTP server of the process.
///
/// @param host address to listen on
/// @param port port to listen on; 0 takes a free one
/// @param open whether a public address may be used although nobody has to say who he is
/// @param statsdPort UDP port for StatsD at the same address; empty for none
/// @param url under which people reach it, where that is not what it listens on
public record HttpSettings(
    String host, int port, boolean open, OptionalInt statsdPort, Optional<String> url) {

  public HttpSettings {
    if (!open && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "http.host must be a loopback address such as 127.0.0.1 but was "
              + host
              + ": set http.open to true to let everybody who reaches that address read and write");
    }
  }

  /// Whether everybody on the network may reach it.
  public boolean isPublic() {
    return !isLoopback(host);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
