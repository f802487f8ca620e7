package dev.weatherglass.ingest.inbox;

import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.source.Source;
import dev.weatherglass.ingest.source.Sources;
import dev.weatherglass.ingest.webhook.Authenticity;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.SourceSettings;

/// Who may send: a source with a secret only what is proved by it, one without whatever its
/// settings let in.
public final class Authentication {

  private Authentication() {}

  /// Whether the sender proved who it is.
  ///
  /// @throws dev.weatherglass.wire.ProblemException 401 if it should have and did not
  public static boolean of(Sources sources, Source source, Delivery delivery) {
    SourceSettings settings = sources.settings(source);
    String secret = settings.secret();
    if (secret == null) {
      if (settings.acceptUnsigned()) {
        return false;
      }
      throw Refusals.unauthorized(
          "source",
          "source " + source.name() + " has no secret and does not accept unsigned requests");
    }
    return switch (sources.check(source, delivery, secret)) {
      case Authenticity.Genuine _ -> true;
      case Authenticity.Doubtful(String header, String detail) ->
          throw Refusals.unauthorized(header, detail);
    };
  }
}
