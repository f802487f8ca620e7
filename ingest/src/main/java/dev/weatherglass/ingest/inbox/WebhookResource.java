package dev.weatherglass.ingest.inbox;

import dev.weatherglass.ingest.http.Packed;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.http.RequestBody;
import dev.weatherglass.ingest.http.Sender;
import dev.weatherglass.ingest.publish.IngestMeters;
import dev.weatherglass.ingest.publish.Publisher;
import dev.weatherglass.ingest.source.Source;
import dev.weatherglass.ingest.source.Sources;
import dev.weatherglass.ingest.source.UnreadableException;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.Topics;
import dev.weatherglass.wire.access.Written;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// `POST /webhooks/{source}`: authenticated over the raw bytes, freed of secrets, written to the
/// inbox, answered 202. What the body means is found out afterwards, so an authentic request is
/// never refused for it; only one whose secrets cannot be found is.
public final class WebhookResource {

  private final Sources sources;
  private final Publisher publisher;
  private final InstantSource clock;
  private final InstantSource wall;
  private final IngestMeters meters;

  /// What the sender is told.
  ///
  /// @param accepted always true: what is answered is kept
  /// @param source the source it was taken for
  public record Answer(boolean accepted, String source) {}

  /// @param clock says when a webhook is received
  /// @param wall says what time it is for those who sign
  public WebhookResource(
      Sources sources,
      Publisher publisher,
      InstantSource clock,
      InstantSource wall,
      IngestMeters meters) {
    this.sources = sources;
    this.publisher = publisher;
    this.clock = clock;
    this.wall = wall;
    this.meters = meters;
  }

  public void routes(RoutesConfig routes) {
    routes.post("/webhooks/{source}", this::post);
  }

  private void post(Context request) {
    Source source = source(request.pathParam("source"));
    take(source, request, _ -> true);
    var answer = new Answer(true, source.name());
    request.status(202).contentType("application/json").result(Json.write(answer));
  }

  /// Takes a request for a source, and keeps it if it is wanted.
  ///
  /// @param wanted asked once it is authentic and unpacked; what is not wanted is not stored
  /// @return whether it was kept
  /// @throws ProblemException if it is refused
  boolean take(Source source, Context request, Predicate<Delivery> wanted) {
    try {
      byte[] body = RequestBody.read(request);
      var delivery =
          new Delivery(source.name(), request.headerMap(), query(request), body, clock.instant());
      boolean signed = checked(source, delivery, request);
      Delivery plain = unpacked(delivery);
      boolean keep = wanted.test(plain);
      if (keep) {
        Delivery kept = redacted(source, plain);
        publisher.publish(Topics.INBOX, List.of(InboxRecord.of(kept, signed)));
        Sender.wrote(request, new Written(1, List.of()));
      }
      return keep;
    } catch (ProblemException e) {
      meters.rejected(source.name(), e.problem().type().replace("/problems/", ""), 1);
      throw e;
    }
  }

  /// As it was before the sender packed it; signatures are over what was sent.
  private static Delivery unpacked(Delivery delivery) {
    String encoding = delivery.header("Content-Encoding");
    return encoding == null
        ? delivery
        : delivery.withBody(
            Packed.unpack(
                delivery.body(), encoding.strip().toLowerCase(Locale.ROOT), Topics.MAX_BODY_BYTES));
  }

  /// The first value of each parameter.
  private static Map<String, String> query(Context request) {
    return request.queryParamMap().entrySet().stream()
        .filter(parameter -> !parameter.getValue().isEmpty())
        .collect(Collectors.toMap(Map.Entry::getKey, parameter -> parameter.getValue().getFirst()));
  }

  private Source source(String name) {
    Source source = sources.named(name);
    if (source == null) {
      throw Refusals.refuse(
          404,
          "unknown-source",
          "Unknown source",
          "source",
          "source must be one of " + String.join(", ", sources.names()) + " but was " + name);
    }
    return source;
  }

  /// Whether the sender proved who it is; refuses one that should have.
  private boolean checked(Source source, Delivery delivery, Context request) {
    Sender sender = Sender.of(request);
    boolean signed =
        Authentication.of(sources, source, delivery.receivedAt(wall.instant()), sender);
    if (signed) {
      Sender.proved(request, source.name());
    } else {
      sender.requireAllServices("a webhook, whose service is known only after it was read");
    }
    for (String header : source.requiredHeaders()) {
      if (delivery.header(header) == null) {
        throw Refusals.invalid(
            "invalid-webhook",
            "Invalid webhook",
            List.of(new FieldError(header, header + " is missing", null)));
      }
    }
    return signed;
  }

  /// What may be stored of it; refuses a body of which nobody can say where its secrets are.
  private static Delivery redacted(Source source, Delivery delivery) {
    try {
      return delivery.withBody(source.redacted(delivery));
    } catch (UnreadableException e) {
      String detail = "its secrets cannot be taken out, so it is not kept: " + e.getMessage();
      throw Refusals.invalid(
          "invalid-webhook", "Invalid webhook", List.of(new FieldError("body", detail, null)));
    }
  }
}
