package dev.weatherglass.ingest.upload;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.event.BatchAnswer;
import dev.weatherglass.ingest.event.EventAnswer;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.http.Sender;
import dev.weatherglass.ingest.publish.IngestMeters;
import dev.weatherglass.ingest.publish.Publisher;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// `POST /api/v1/junit`, `/api/v1/load-tests/{format}` and `/api/v1/benchmarks/{format}`: a file
/// becomes an event; 202 after the broker acknowledged.
public final class UploadResource {

  private final Uploads uploads;
  private final Publisher publisher;
  private final InstantSource clock;
  private final IngestMeters meters;

  public UploadResource(
      Uploads uploads, Publisher publisher, InstantSource clock, IngestMeters meters) {
    this.uploads = uploads;
    this.publisher = publisher;
    this.clock = clock;
    this.meters = meters;
  }

  public void routes(RoutesConfig routes) {
    routes.post("/api/v1/junit", request -> post(request, UploadFamily.TEST, ""));
    routes.post(
        "/api/v1/load-tests/{format}",
        request -> post(request, UploadFamily.LOAD_TEST, request.pathParam("format")));
    routes.post(
        "/api/v1/benchmarks/{format}",
        request -> post(request, UploadFamily.BENCHMARK, request.pathParam("format")));
  }

  private void post(Context request, UploadFamily family, String format) {
    try {
      List<byte[]> files = UploadBody.files(request);
      List<DeliveryEvent> events =
          uploads.read(family, format, files, query(request), clock.instant());
      Sender.of(request).require(events);
      publisher.events(events);
      Sender.wrote(request, events);
      meters.accepted(family.word(), events.size());
      request.status(202).contentType("application/json").result(Json.write(answer(events)));
    } catch (ProblemException e) {
      meters.rejected(family.word(), e.problem().type().replace("/problems/", ""), 1);
      throw e;
    }
  }

  /// As the event endpoint answers: for one event its id, for several a list.
  private static Object answer(List<DeliveryEvent> events) {
    if (events.size() == 1) {
      return EventAnswer.of(events.getFirst());
    }
    return BatchAnswer.of(
        IntStream.range(0, events.size())
            .mapToObj(i -> BatchAnswer.Item.accepted(i, EventAnswer.of(events.get(i))))
            .toList());
  }

  private static Map<String, String> query(Context request) {
    var query = new TreeMap<String, String>();
    request
        .queryParamMap()
        .forEach((name, values) -> {
          if (values.size() > 1) {
            throw Refusals.invalid(
                "invalid-query",
                "Invalid query",
                List.of(
                    new FieldError(
                        name,
                        name + " must be given once but was given " + values.size() + " times",
                        null)));
          }
          query.put(name, values.getFirst());
        });
    return query;
  }
}
