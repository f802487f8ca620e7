package dev.weatherglass.ingest.dropin;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.http.RequestBody;
import dev.weatherglass.ingest.http.Sender;
import dev.weatherglass.ingest.inbox.Authentication;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.publish.IngestMeters;
import dev.weatherglass.ingest.publish.Publisher;
import dev.weatherglass.ingest.source.Decoded;
import dev.weatherglass.ingest.source.Source;
import dev.weatherglass.ingest.source.Sources;
import dev.weatherglass.ingest.source.UnreadableException;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The paths of other products, answered 200 after the broker acknowledged.
public final class DropInResource {

  private final Sources sources;
  private final ServiceNames names;
  private final Publisher publisher;
  private final InstantSource clock;
  private final IngestMeters meters;

  public DropInResource(
      Sources sources,
      ServiceNames names,
      Publisher publisher,
      InstantSource clock,
      IngestMeters meters) {
    this.sources = sources;
    this.names = names;
    this.publisher = publisher;
    this.clock = clock;
    this.meters = meters;
  }

  public void routes(RoutesConfig routes) {
    routes.post("/api/rest/plugins/webhook/{connection}/deployments", this::devLake);
    routes.post("/api/rest/plugins/webhook/connections/{connection}/deployments", this::devLake);
    routes.post("/api/plugins/webhook/{connection}/deployments", this::devLake);
    routes.post("/api/plugins/webhook/connections/{connection}/deployments", this::devLake);
    routes.post("/api/v2/dora/deployment", request -> datadog(request, "deployment"));
    routes.post("/api/v2/dora/failure", request -> datadog(request, "failure"));
    routes.post("/api/v2/dora/incident", request -> datadog(request, "failure"));
    routes.post("/api/v2/alerts", this::alerts);
  }

  private void devLake(Context request) {
    var connection = Map.of("connection", request.pathParam("connection"));
    List<DeliveryEvent> events = take(request, "devlake", connection);
    write(request, DevLakeAnswer.of(events));
  }

  private void datadog(Context request, String about) {
    List<DeliveryEvent> events = take(request, "datadog", Map.of("about", about));
    write(request, DatadogAnswer.of(about, events));
  }

  /// Prometheus looks at the status only.
  private void alerts(Context request) {
    List<DeliveryEvent> _ = take(request, "alertmanager", Map.of());
    request.status(200);
  }

  /// Authenticates, decodes and publishes; what is wrong is thrown.
  private List<DeliveryEvent> take(Context request, String name, Map<String, String> place) {
    Source source = Objects.requireNonNull(sources.named(name));
    try {
      byte[] body = RequestBody.read(request);
      var said = new Delivery(name, request.headerMap(), token(request), body, clock.instant());
      if (Authentication.of(sources, source, said, Sender.of(request))) {
        Sender.proved(request, name);
      }
      var delivery = new Delivery(name, request.headerMap(), place, body, said.received());
      return publish(source, delivery, request);
    } catch (ProblemException e) {
      meters.rejected(name, e.problem().type().replace("/problems/", ""), 1);
      throw e;
    }
  }

  private static Map<String, String> token(Context request) {
    String token = request.queryParam("token");
    return token == null ? Map.of() : Map.of("token", token);
  }

  private List<DeliveryEvent> publish(Source source, Delivery delivery, Context request) {
    return switch (decoded(source, delivery)) {
      case Decoded.Events(var events) -> {
        Sender.of(request).require(events);
        publisher.events(events);
        Sender.wrote(request, events);
        meters.accepted(source.name(), events.size());
        yield events;
      }
      case Decoded.Ignored(String reason) -> {
        meters.ignored(source.name(), reason);
        yield List.of();
      }
    };
  }

  private Decoded decoded(Source source, Delivery delivery) {
    try {
      return source.decode(delivery, names);
    } catch (UnreadableException e) {
      String detail = String.valueOf(e.getMessage());
      throw Refusals.invalid(
          "invalid-" + source.name(),
          "Not what " + source.about().tool() + " takes",
          List.of(new FieldError(e.field(), detail, null)));
    }
  }

  private static void write(Context request, Object answer) {
    request.status(200).contentType("application/json").result(Json.write(answer));
  }
}
