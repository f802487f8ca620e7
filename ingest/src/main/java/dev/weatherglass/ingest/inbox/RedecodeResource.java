package dev.weatherglass.ingest.inbox;

import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.http.RequestBody;
import dev.weatherglass.ingest.http.Sender;
import dev.weatherglass.ingest.publish.Publisher;
import dev.weatherglass.ingest.source.Sources;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.Topics;
import dev.weatherglass.wire.access.Written;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// `POST /api/v1/redecode`: decodes webhooks of the past once more, after a decoder or a mapping of
/// names was mended; 202 once the wish is in the inbox.
public final class RedecodeResource {

  private final Sources sources;
  private final Publisher publisher;
  private final InboxExtent extent;
  private final InstantSource clock;

  /// What who wished it is told.
  ///
  /// @param since from when on
  /// @param source only of this one; null for all
  /// @param webhooks how many records are read again, of whatever source
  public record Answer(Instant since, @Nullable String source, long webhooks) {}

  /// @param clock says when it is wished
  public RedecodeResource(
      Sources sources, Publisher publisher, InboxExtent extent, InstantSource clock) {
    this.sources = sources;
    this.publisher = publisher;
    this.extent = extent;
    this.clock = clock;
  }

  public void routes(RoutesConfig routes) {
    routes.post("/api/v1/redecode", this::post);
  }

  private void post(Context request) {
    Redecoding wish = wish(RequestBody.read(request));
    long webhooks = extent.since(wish.since());
    publisher.publish(
        Topics.INBOX,
        IntStream.range(0, publisher.partitions(Topics.INBOX)).mapToObj(wish::record).toList());
    Sender.wrote(request, new Written((int) Math.min(webhooks, Integer.MAX_VALUE), List.of()));
    var answer = new Answer(wish.since(), wish.source(), webhooks);
    request.status(202).contentType("application/json").result(Json.write(answer));
  }

  private Redecoding wish(byte[] body) {
    JsonNode said = json(body);
    var errors = new ArrayList<FieldError>();
    Instant now = clock.instant();
    @Nullable Instant since = since(said, now, errors);
    @Nullable String source = source(said, errors);
    if (since == null || !errors.isEmpty()) {
      throw Refusals.invalid("invalid-redecode", "Invalid redecode", errors);
    }
    return new Redecoding(since, source, now);
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode said = Json.MAPPER.readTree(body);
      if (said.isObject()) {
        return said;
      }
    } catch (JacksonException _) {
      // Told below, as for any other body that is no object.
    }
    throw invalid(new FieldError("", "the body must be an object as {\"since\":\"…\"}", null));
  }

  private static @Nullable Instant since(JsonNode said, Instant now, List<FieldError> errors) {
    String text = said.path("since").asString("");
    try {
      Instant since = Instant.parse(text);
      if (!since.isAfter(now)) {
        return since;
      }
      errors.add(
          new FieldError("/since", "must not be after now, " + now + ", but was " + text, null));
    } catch (DateTimeException _) {
      String was = said.has("since") ? "was " + said.path("since") : "is missing";
      errors.add(
          new FieldError("/since", "must be an instant as 2026-11-23T08:00:00Z but " + was, null));
    }
    return null;
  }

  private @Nullable String source(JsonNode said, List<FieldError> errors) {
    if (!said.hasNonNull("source")) {
      return null;
    }
    String name = said.path("source").asString("");
    if (sources.named(name) == null) {
      String known = String.join(", ", sources.names());
      errors.add(
          new FieldError(
              "/source", "must be one of " + known + " but was " + said.path("source"), null));
    }
    return name;
  }

  private static RuntimeException invalid(FieldError error) {
    return Refusals.invalid("invalid-redecode", "Invalid redecode", List.of(error));
  }
}
