package dev.weatherglass.ingest.inbox;

import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.http.Sender;
import dev.weatherglass.ingest.source.Source;
import dev.weatherglass.ingest.source.Sources;
import dev.weatherglass.ingest.webhook.Authenticity;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.SourceSettings;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.access.Scope;
import java.util.List;

/// Who may send: a source with a secret only what is proved by it, one without whatever its
/// settings let in from a sender that may send. A token does not stand in for a secret.
public final class Authentication {

  private Authentication() {}

  /// Whether the sender proved who it is.
  ///
  /// @throws dev.weatherglass.wire.ProblemException 401 if it should have and did not; 403 if it is
  ///   known by a token that may not send
  public static boolean of(Sources sources, Source source, Delivery delivery, Sender sender) {
    SourceSettings settings = sources.settings(source);
    String secret = settings.secret();
    if (secret == null) {
      if (settings.acceptUnsigned()) {
        requireToken(source, sender);
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

  private static void requireToken(Source source, Sender sender) {
    if (!sender.isKnown()) {
      throw Refusals.unauthorized(
          "Authorization",
          "source "
              + source.name()
              + " has no secret, so it needs a token, and there is none that we know: send"
              + " Authorization: Bearer wg_…");
    }
    if (!sender.grant().may(Scope.EVENTS_WRITE)) {
      String detail =
          "token " + sender.grant().name() + " has not the scope " + Scope.EVENTS_WRITE.word();
      throw Refusals.forbidden(List.of(new FieldError("Authorization", detail, null)));
    }
  }
}
