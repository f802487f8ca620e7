package dev.weatherglass.ingest.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The value of a `Content-Type` header without regard to case: `application/json; charset=utf-8`
/// has the name `application/json`.
///
/// @param name lower case, without parameters; empty where the header is missing
/// @param parameters what follows the first `;`, lower case; may be empty
public record MediaType(String name, String parameters) {

  /// Reads a header.
  ///
  /// @param header null where it is missing
  public static MediaType of(@Nullable String header) {
    String value = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
    int end = value.indexOf(';');
    return end < 0
        ? new MediaType(value, "")
        : new MediaType(value.substring(0, end).strip(), value.substring(end + 1).strip());
  }

  /// Whether nothing was said.
  public boolean missing() {
    return name.isEmpty();
  }

  /// Whether the body is one JSON value.
  public boolean json() {
    return name.equals("application/json") || name.endsWith("+json");
  }
}
