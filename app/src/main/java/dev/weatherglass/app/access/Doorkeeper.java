package dev.weatherglass.app.access;

import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.Topics;
import dev.weatherglass.wire.access.Grant;
import dev.weatherglass.wire.access.Visit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stands before every route: says who comes, counts the requests, turns away who may not enter,
/// and writes down who changed something.
///
/// Until it has looked, a request may do nothing.
public final class Doorkeeper {

  private static final Set<HandlerType> READING =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
  private static final int DRAIN_LIMIT = 4 * Topics.MAX_BODY_BYTES;

  private final Identification identification;
  private final Optional<RequestLimits> limits;
  private final LoginResource login;
  private final AuditLog audit;

  Doorkeeper(
      Identification identification,
      Optional<RequestLimits> limits,
      LoginResource login,
      AuditLog audit) {
    this.identification = identification;
    this.limits = limits;
    this.login = login;
    this.audit = audit;
  }

  /// The routes whose door is known, as `GET /api/v1/deploys/{id}`; any other is for `admin` alone.
  public static Set<String> knownRoutes() {
    return Doors.routes();
  }

  /// Must be the first to add its handlers.
  public void routes(RoutesConfig routes) {
    routes.before(request -> request.attribute(Grant.ATTRIBUTE, Grant.NOTHING));
    routes.beforeMatched(this::meet);
    routes.after(this::writeDown);
    login.routes(routes);
  }

  private void meet(Context request) {
    @Nullable Endpoint endpoint = endpoint(request);
    if (endpoint == null) {
      return; // nothing of ours: the server answers by itself
    }
    Door door = Doors.of(endpoint.method.name() + " " + endpoint.path);
    Visitor visitor = identification.of(request);
    request.attribute(Grant.ATTRIBUTE, visitor.grant());
    if (door == Door.OPEN) {
      return;
    }
    limits.ifPresent(limit -> count(limit, visitor, request));
    if (door.isGuarded()) {
      check(door, visitor, request);
    }
    Visit visit = () -> stays(visitor, request);
    request.attribute(Visit.ATTRIBUTE, visit);
  }

  /// Whether who came in would be let in now, and as the same; a HEAD stays for no body.
  private boolean stays(Visitor visitor, Context request) {
    return request.attribute(HeadAsGet.ATTRIBUTE) == null
        && identification.of(request).equals(visitor);
  }

  private static void check(Door door, Visitor visitor, Context request) {
    if (visitor.isUnknown()) {
      if (isPage(request)) {
        askPerson(request);
        return;
      }
      throw refused(request, unauthorized(visitor.doubt()), null);
    }
    Optional<String> lack = door.lacks(visitor.grant());
    if (lack.isPresent()) {
      throw refused(request, forbidden("token " + visitor.grant().name() + " " + lack.get()), null);
    }
    if (visitor.browser() && !isReading(request) && !isFromOurPage(request)) {
      throw refused(request, forbidden("a session may only write from a page of this hub"), null);
    }
  }

  private static void count(RequestLimits limits, Visitor visitor, Context request) {
    TokenBucket.Taken taken = limits.take(sender(visitor, request));
    RequestLimit limit = limits.limit();
    request.header(
        "RateLimit-Policy",
        "\"requests\";q=%d;w=%d".formatted(limit.burst(), limit.windowSeconds()));
    request.header(
        "RateLimit",
        "\"requests\";r=%d;t=%d"
            .formatted((long) taken.after().level(), taken.after().fullSeconds(limit)));
    if (!taken.allowed()) {
      throw refused(
          request,
          ProblemDetail.of(
              429,
              "too-many-requests",
              "Too many requests",
              "%d requests a second, or %d at once, may be sent"
                  .formatted(limit.perSecond(), limit.burst())),
          (int) Math.max(1, taken.after().waitSeconds(limit)));
    }
  }

  private static String sender(Visitor visitor, Context request) {
    return visitor.isUnknown() || visitor.grant().equals(Grant.EVERYTHING)
        ? "address " + request.ip()
        : "token " + visitor.grant().name();
  }

  private void writeDown(Context request) {
    if (!isReading(request) && endpoint(request) != null) {
      audit.write(request);
    }
  }

  private static @Nullable Endpoint endpoint(Context request) {
    return request.endpoints().matchedHttpEndpoint();
  }

  private static boolean isReading(Context request) {
    return READING.contains(request.method());
  }

  private static boolean isPage(Context request) {
    return request.method().equals(HandlerType.GET)
        && Objects.requireNonNullElse(request.header("Accept"), "").contains("text/html");
  }

  /// A browser says where a request comes from, and no page can make it lie (W3C Fetch Metadata).
  private static boolean isFromOurPage(Context request) {
    return "same-origin".equals(request.header("Sec-Fetch-Site"));
  }

  private static void askPerson(Context request) {
    String query = request.queryString() == null ? "" : "?" + request.queryString();
    request.redirect(
        "/login?to=" + URLEncoder.encode(request.path() + query, StandardCharsets.UTF_8),
        HttpStatus.SEE_OTHER);
    request.skipRemainingHandlers();
  }

  private static ProblemDetail unauthorized(String doubt) {
    return ProblemDetail.of(
        401, "unauthorized", "Not authentic", doubt, new FieldError("Authorization", doubt, null));
  }

  private static ProblemDetail forbidden(String why) {
    return ProblemDetail.of(403, "forbidden", "Not allowed", why);
  }

  /// A sender that is still writing sees our answer only if somebody reads.
  private static ProblemException refused(
      Context request, ProblemDetail problem, @Nullable Integer retryAfterSeconds) {
    try {
      InputStream body = request.req().getInputStream();
      byte[] sink = new byte[64 * 1024];
      int read = 0;
      for (int n = body.read(sink); n > 0 && read < DRAIN_LIMIT; n = body.read(sink)) {
        read += n;
      }
    } catch (IOException _) {
      // It went away: nobody is left to hear why it was refused.
    }
    return new ProblemException(problem, retryAfterSeconds);
  }
}
