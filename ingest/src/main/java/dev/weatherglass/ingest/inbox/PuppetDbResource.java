package dev.weatherglass.ingest.inbox;

import dev.weatherglass.ingest.publish.IngestMeters;
import dev.weatherglass.ingest.source.Payload;
import dev.weatherglass.ingest.source.Source;
import dev.weatherglass.ingest.source.Sources;
import dev.weatherglass.ingest.source.UnreadableException;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.wire.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.function.Supplier;

/// `POST /pdb/cmd/v1`: what Puppet's servers send to a PuppetDB, so that we can be one more of
/// them. Reports are taken as webhooks of `puppet`; facts and catalogs are answered, counted and
/// not kept.
public final class PuppetDbResource {

  private static final String SOURCE = "puppet";

  private final Sources sources;
  private final WebhookResource webhooks;
  private final IngestMeters meters;
  private final Supplier<String> uuids;

  /// What the sender is told, as PuppetDB does.
  ///
  /// @param uuid of the command
  public record Answer(String uuid) {}

  /// @param uuids new ones, for the answers
  public PuppetDbResource(
      Sources sources, WebhookResource webhooks, IngestMeters meters, Supplier<String> uuids) {
    this.sources = sources;
    this.webhooks = webhooks;
    this.meters = meters;
    this.uuids = uuids;
  }

  public void routes(RoutesConfig routes) {
    routes.post("/pdb/cmd/v1", this::post);
  }

  private void post(Context request) {
    Source puppet = Objects.requireNonNull(sources.named(SOURCE));
    if (!webhooks.take(puppet, request, PuppetDbResource::isReport)) {
      meters.ignored(SOURCE, "command_not_used");
    }
    var answer = new Answer(uuids.get());
    request.status(200).contentType("application/json").result(Json.write(answer));
  }

  /// By `?command=`, or by the `command` in the body, as older servers send it.
  private static boolean isReport(Delivery delivery) {
    String command = delivery.query().get("command");
    return (command == null ? inBody(delivery) : command).replace('_', ' ').equals("store report");
  }

  private static String inBody(Delivery delivery) {
    try {
      return Payload.of(delivery.body()).text("/command", "");
    } catch (UnreadableException _) {
      return ""; // No command of PuppetDB, and nothing to keep.
    }
  }
}
