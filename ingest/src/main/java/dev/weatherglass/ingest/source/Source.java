package dev.weatherglass.ingest.source;

import dev.weatherglass.ingest.names.ServiceNames;
import java.util.List;

/// A tool that sends webhooks.
///
/// Stateless; any thread may call.
public interface Source {

  /// The word in its path, as `github` in `/webhooks/github`.
  String name();

  /// Headers without which a request cannot be decoded later; may be empty.
  List<String> requiredHeaders();

  /// Whether the request comes from somebody who knows the secret, over its raw bytes and in
  /// constant time.
  ///
  /// @param secret the configured secret
  Authenticity authenticity(Delivery delivery, String secret);

  /// What the request means.
  ///
  /// @param names how the source's names become ours
  /// @throws UnreadableException if it is not what the tool sends: it goes to the dead letters
  Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException;
}
