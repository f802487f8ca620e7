package dev.weatherglass.ingest.rules;

import dev.weatherglass.ingest.webhook.AnyScheme;
import dev.weatherglass.ingest.webhook.Hmac;
import dev.weatherglass.ingest.webhook.HmacScheme;
import dev.weatherglass.ingest.webhook.RsaScheme;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.StandardWebhooksScheme;
import dev.weatherglass.ingest.webhook.TimedHmacScheme;
import dev.weatherglass.ingest.webhook.TokenScheme;
import java.util.List;
import java.util.Set;

/// The words of a rule file for the ways to prove who sent something.
final class Schemes {

  private static final List<String> WORDS =
      List.of(
          "hmac-sha256",
          "hmac-sha512",
          "timed-hmac-sha256",
          "standard-webhooks",
          "rsa-sha1",
          "token");
  private static final Set<String> KEYS =
      Set.of("scheme", "header", "prefix", "time_header", "separator", "form");

  private Schemes() {}

  /// One scheme, or a list of which one has to fit.
  static Scheme read(Part part) {
    List<Scheme> schemes = part.items().stream().map(Schemes::one).toList();
    return schemes.size() == 1 ? schemes.getFirst() : new AnyScheme(schemes);
  }

  private static Scheme one(Part part) {
    part.allow(KEYS);
    return switch (part.at("scheme").oneOf(WORDS)) {
      case "hmac-sha256" -> new HmacScheme(header(part), text(part, "prefix", ""), Hmac.SHA256);
      case "hmac-sha512" -> new HmacScheme(header(part), text(part, "prefix", ""), Hmac.SHA512);
      case "timed-hmac-sha256" ->
          new TimedHmacScheme(
              header(part), part.textOf("time_header"), text(part, "separator", "."));
      case "standard-webhooks" -> new StandardWebhooksScheme();
      case "rsa-sha1" -> new RsaScheme(header(part), text(part, "form", ""));
      default -> new TokenScheme(part.itemsOf("header").stream().map(Part::text).toList());
    };
  }

  private static String header(Part part) {
    return part.at("header").text();
  }

  private static String text(Part part, String key, String otherwise) {
    String text = part.textOf(key);
    return text == null ? otherwise : text;
  }
}
