package dev.weatherglass.notify.channel;

import java.net.URI;
import java.net.URISyntaxException;

/// An address whose path or query lets whoever knows it write: never shown.
///
/// @param uri absolute, http or https
record SecretUrl(URI uri) {

  /// Reads the option.
  ///
  /// @throws IllegalArgumentException that does not show the value
  static SecretUrl of(ChannelSettings settings, String option) {
    String value = settings.required(option);
    try {
      URI uri = new URI(value);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return new SecretUrl(uri);
      }
    } catch (URISyntaxException _) {
      // Its message would show the value.
    }
    throw new IllegalArgumentException(
        settings.path(option) + " must be an http or https address (its value is not shown)");
  }

  @Override
  public String toString() {
    return uri.getScheme() + "://" + uri.getHost() + "/…";
  }
}
