package dev.weatherglass.api.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Addresses of lists about one service in a period.
///
/// @param environment null for any
record ListLinks(String service, @Nullable String environment, Instant from, Instant to) {

  /// The list at a path, narrowed further by names and values in turn.
  String to(String path, String... more) {
    var address = new StringBuilder(path).append("?service=").append(encoded(service));
    if (environment != null) {
      address.append("&environment=").append(encoded(environment));
    }
    for (int i = 0; i < more.length; i += 2) {
      address.append('&').append(more[i]).append('=').append(encoded(more[i + 1]));
    }
    return address.append("&from=").append(from).append("&to=").append(to).toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
