package dev.weatherglass.ingest.webhook;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A webhook as it was received.
///
/// @param source the catalogue's word for the sender, as `github`
/// @param headers by lower-case name; when it comes back from the inbox, without secrets
/// @param query the parameters of the URL, as `check`; when it comes back from the inbox, without
///   secrets
/// @param body the raw bytes; not to be changed
/// @param received when it came
@SuppressWarnings("ArrayRecordComponent") // megabytes, made once and passed on
public record Delivery(
    String source,
    Map<String, String> headers,
    Map<String, String> query,
    byte[] body,
    Instant received) {

  public Delivery {
    var lower = new TreeMap<String, String>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    headers = lower;
    query = Map.copyOf(query);
  }

  /// A delivery to a URL without parameters.
  public Delivery(String source, Map<String, String> headers, byte[] body, Instant received) {
    this(source, headers, Map.of(), body, received);
  }

  /// The same delivery with another body.
  public Delivery withBody(byte[] changed) {
    return new Delivery(source, headers, query, changed, received);
  }

  /// The same delivery, received at another time.
  public Delivery receivedAt(Instant time) {
    return new Delivery(source, headers, query, body, time);
  }

  /// The value of a header; null where the sender did not send it.
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }
}
