package dev.weatherglass.notify.message;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Addresses of the hub's own pages, as a reader of the message reaches them.
///
/// @param url the hub's public address, as `https://hub.example.com`
public record HubLinks(URI url) {

  public HubLinks {
    if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
      throw new IllegalArgumentException(
          "http.url must be an absolute http or https address but was " + url);
    }
  }

  String verdict(String deployId) {
    return page("deploys", deployId) + "/verdict";
  }

  String alert(String fingerprint) {
    return page("alerts", fingerprint);
  }

  private String page(String noun, String id) {
    String segment = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    return url.toString().replaceFirst("/+$", "") + "/api/v1/" + noun + "/" + segment;
  }
}
