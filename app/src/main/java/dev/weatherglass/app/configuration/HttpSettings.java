package dev.weatherglass.app.configuration;

import dev.weatherglass.app.access.RequestLimit;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// The one HTTP server of the process.
///
/// @param host address to listen on
/// @param port port to listen on; 0 takes a free one
/// @param open whether a public address may be used although nobody has to say who he is
/// @param tokens the file of tokens; with it everybody has to
/// @param limit how much each sender may ask; empty for as much as it likes
/// @param statsdPort UDP port for StatsD at the same address; empty for none
/// @param url under which people reach it, where that is not what it listens on
public record HttpSettings(
    String host,
    int port,
    boolean open,
    Path tokens,
    Optional<RequestLimit> limit,
    OptionalInt statsdPort,
    Optional<String> url) {

  /// The name of the file of tokens in the data directory.
  static final String TOKENS = "tokens.json";

  /// Why a process must not listen there; empty where it may. Making tokens must be possible before
  /// that, so the configuration itself is not refused.
  public Optional<String> refusal() {
    return isPublic() && !open && !Files.exists(tokens)
        ? Optional.of(
            "http.host must be a loopback address such as 127.0.0.1 but was "
                + host
                + ", where everybody who reaches it could read and write: make a token (weatherglass"
                + " token create --name admin --scope admin; "
                + tokens
                + " is not there), or set http.open to true")
        : Optional.empty();
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
