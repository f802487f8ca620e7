package dev.weatherglass.app.hub;

import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place that turns what went wrong into `application/problem+json` (RFC 9457). A caller's
/// fault is answered 4xx; our own 503, never 500, so that a sender that keeps what was not accepted
/// sends it again.
final class Problems {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  private static final int RETRY_AFTER_SECONDS = 5;

  private Problems() {}

  static void routes(RoutesConfig routes) {
    routes.exception(
        ProblemException.class, (e, ctx) -> answer(ctx, e.problem(), e.retryAfterSeconds()));
    routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, of(e, ctx), null));
    routes.exception(Exception.class, Problems::ours);
  }

  private static ProblemDetail of(HttpResponseException e, Context ctx) {
    return switch (e.getStatus()) {
      case 404 ->
          ProblemDetail.of(404, "not-found", "Not found", "there is nothing at " + ctx.path());
      case 405 ->
          ProblemDetail.of(
              405,
              "method-not-allowed",
              "Method not allowed",
              ctx.path() + " does not answer " + ctx.method());
      case 413 ->
          ProblemDetail.of(
              413,
              "too-large",
              "Too large",
              "the body must not be larger than 8 MiB but was " + ctx.contentLength() + " bytes");
      default ->
          ProblemDetail.of(
              e.getStatus(), "bad-request", "Bad request", String.valueOf(e.getMessage()));
    };
  }

  private static void ours(Exception e, Context ctx) {
    log.atError()
        .addKeyValue("path", ctx.path())
        .setCause(e)
        .log("a request failed by our own fault");
    answer(
        ctx,
        ProblemDetail.of(
            503, "our-fault", "Our fault", "the request was not accepted: please send it again"),
        RETRY_AFTER_SECONDS);
  }

  /// A 401 says how to do better (RFC 9110, section 11.6.1).
  private static void answer(
      Context ctx, ProblemDetail problem, @Nullable Integer retryAfterSeconds) {
    if (retryAfterSeconds != null) {
      ctx.header(Header.RETRY_AFTER, String.valueOf(retryAfterSeconds));
    }
    if (problem.status() == HttpStatus.UNAUTHORIZED.getCode()) {
      ctx.header(Header.WWW_AUTHENTICATE, "Bearer realm=\"weatherglass\"");
    }
    ctx.status(problem.status()).result(Json.write(problem)).contentType(ProblemDetail.MEDIA_TYPE);
  }
}
