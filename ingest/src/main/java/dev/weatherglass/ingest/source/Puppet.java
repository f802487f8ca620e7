package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Puppet (and OpenVox): the YAML that `reports = http` sends, and the JSON of PuppetDB's command
/// `store report`. One run that comes both ways is one event, by its `transaction_uuid`.
///
/// Drift is told by the *events* of a report: a run may mix corrections with intended changes, and
/// with `noop` drift hides behind the status `unchanged`. `puppet apply` never knows of drift. Old
/// and new values, messages and the log are not kept.
final class Puppet implements Source {

  static final String NAME = "puppet";

  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern RUBY_TIME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T](\\S+) ?(.*)");
  private static final Redaction REDACTION =
      Redaction.of(
          "/logs",
          "/resource_statuses/*/events/*/previous_value",
          "/resource_statuses/*/events/*/desired_value",
          "/resource_statuses/*/events/*/historical_value",
          "/resource_statuses/*/events/*/message",
          "/resources/*/events/*/old_value",
          "/resources/*/events/*/new_value",
          "/resources/*/events/*/message",
          "/resource_events",
          "/resources/data");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public About about() {
    return new About(
        "Puppet, OpenVox",
        "puppet.conf: reports = http, reporturl = https://weatherglass:secret@hub/webhooks/puppet;"
            + " or as a second PuppetDB: POST /pdb/cmd/v1",
        "configuration runs by host, with drift detected or corrected");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.token();
  }

  /// Its report as JSON, whatever it came as.
  @Override
  public byte[] redacted(Delivery delivery) throws UnreadableException {
    JsonNode body = tree(delivery.body());
    JsonNode report = body.has("command") && body.has("payload") ? body.get("payload") : body;
    if (!report.isObject()) {
      throw new UnreadableException("a report must be a map");
    }
    REDACTION.apply(report);
    return report.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode tree(byte[] body) throws UnreadableException {
    boolean json = body.length > 0 && body[0] == '{';
    return json ? Payload.tree(body) : YamlTree.of(body);
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    var report = new PuppetReport(Payload.of(delivery.body()));
    Payload payload = report.payload();
    String host = payload.requiredAny("/host", "/certname");
    String start = payload.requiredAny("/time", "/start_time", "/producer_timestamp");
    var origin = new Origin(NAME, "", "/puppet/" + host, null, delivery.received(), names);
    String status = payload.text("/status", "");
    return origin
        .event(payload, EventKind.CONFIG, State.finished(outcome(status)))
        .id("report", payload.text("/transaction_uuid", start), "finished", "")
        .at(time(start))
        .host(host)
        .environment("/environment")
        .revision(revision(payload))
        .run(payload.text("/transaction_uuid"))
        .label("status", status)
        .label("noop", payload.flag("/noop") ? "true" : null)
        .label("noop_pending", payload.flag("/noop_pending") ? "true" : null)
        .label("puppet_version", payload.text("/puppet_version"))
        .label("changed", report.count("changed"))
        .label("failed", report.count("failed"))
        .label("out_of_sync", report.count("out_of_sync"))
        .label("drifted", report.drifted())
        .build(context -> new ConfigurationEvent(context, NAME, report.drift(), null));
  }

  private static Outcome outcome(String status) {
    return switch (status) {
      case "failed" -> Outcome.FAILURE;
      case "changed" -> Outcome.CHANGED;
      case "unchanged" -> Outcome.UNCHANGED;
      default -> Outcome.UNKNOWN;
    };
  }

  private static Revision revision(Payload report) {
    String version = report.text("/configuration_version");
    String code = report.text("/code_id", version == null ? "" : version);
    return new Revision(version, SHA.matcher(code).matches() ? code : null, null);
  }

  /// As Ruby writes it: `2026-11-23 07:31:42.919631077 +00:00`, with quotes or without.
  private static @Nullable Instant time(String text) {
    return Times.of(RUBY_TIME.matcher(text).replaceFirst("$1T$2$3"));
  }
}
