package dev.weatherglass.ingest.source;

import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.util.List;

/// A tool that sends webhooks.
///
/// Stateless; any thread may call.
public interface Source {

  /// The word in its path, as `github` in `/webhooks/github`.
  String name();

  /// What a user is told about it.
  About about();

  /// Headers without which a request cannot be decoded later; may be empty.
  default List<String> requiredHeaders() {
    return List.of();
  }

  /// Whether it sends CloudEvents of this type: they may then come to the event endpoint too.
  default boolean readsCloudEvent(String type) {
    return false;
  }

  /// How it proves that it knows the secret, over its raw bytes and in constant time.
  Scheme scheme(SourceSettings settings);

  /// What of its body may be kept: secrets are taken out before anything is stored. Asked once,
  /// after the signature was checked; [#decode] sees only what this leaves.
  ///
  /// @throws UnreadableException if nobody can say where its secrets are: it is refused and not
  ///   kept
  default byte[] redacted(Delivery delivery) throws UnreadableException {
    return delivery.body();
  }

  /// What the request means.
  ///
  /// @param names how the source's names become ours
  /// @throws UnreadableException if it is not what the tool sends: it goes to the dead letters
  Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException;
}
