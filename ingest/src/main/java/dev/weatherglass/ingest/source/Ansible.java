package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What Ansible's callback `ansible.posix.json` prints, posted after the run: an event for each
/// host in `stats`.
///
/// The output does not say that it was a check, so whoever posts it adds `?check=true`; what would
/// have changed is then drift that was detected. Of the tasks only their names and times are kept.
final class Ansible implements Source {

  private static final Redaction REDACTION =
      Redaction.of("/plays/*/tasks/*/hosts", "/custom_stats", "/global_custom_stats");
  private static final List<String> COUNTS =
      List.of("ok", "changed", "failures", "unreachable", "skipped", "rescued", "ignored");

  @Override
  public String name() {
    return "ansible";
  }

  @Override
  public About about() {
    return new About(
        "Ansible",
        "Post what the callback ansible.posix.json prints; after --check with ?check=true",
        "configuration runs by host, with drift detected by --check");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.token();
  }

  @Override
  public byte[] redacted(Delivery delivery) throws UnreadableException {
    return REDACTION.json(delivery.body());
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    Payload run = Payload.of(delivery.body());
    if (!run.at("/stats").isObject()) {
      throw new UnreadableException("/stats is missing");
    }
    boolean check = isCheck(delivery);
    var events = new ArrayList<DeliveryEvent>();
    run.at("/stats")
        .propertyStream()
        .forEach(
            host -> events.add(event(run, host.getKey(), host.getValue(), check, delivery, names)));
    return events.isEmpty() ? new Decoded.Ignored("no_hosts") : new Decoded.Events(events);
  }

  private static boolean isCheck(Delivery delivery) {
    String check = delivery.query().getOrDefault("check", "false");
    return check.isEmpty() || check.equals("1") || Boolean.parseBoolean(check);
  }

  private static DeliveryEvent event(
      Payload run,
      String host,
      JsonNode stats,
      boolean check,
      Delivery delivery,
      ServiceNames names) {
    var counts = new Payload(stats);
    boolean changed = count(counts, "changed") > 0;
    var origin = new Origin("ansible", "", "/ansible/" + host, null, delivery.received(), names);
    String id = id(run);
    EventDraft draft =
        origin
            .event(run, EventKind.CONFIG, State.finished(outcome(counts, check, changed)))
            .id("run", id + "/" + host, check ? "check" : "run", "")
            .at(begin(run))
            .host(host)
            .environmentNamed(delivery.query().get("environment"))
            .run(id)
            .label("playbook", run.text("/plays/0/play/path"))
            .label("play", run.text("/plays/0/play/name"))
            .label("check", check ? "true" : null);
    COUNTS.forEach(count -> draft.label(count, counts.text("/" + count)));
    draft.label("failed", counts.text("/failures"));
    Drift drift = check && changed ? Drift.DETECTED : Drift.NONE;
    return draft.event(context -> new ConfigurationEvent(context, "ansible", drift, null));
  }

  private static Outcome outcome(Payload counts, boolean check, boolean changed) {
    if (count(counts, "failures") + count(counts, "unreachable") > 0) {
      return Outcome.FAILURE;
    }
    return changed && !check ? Outcome.CHANGED : Outcome.UNCHANGED;
  }

  private static double count(Payload counts, String name) {
    Double count = counts.number("/" + name);
    return count == null ? 0 : count;
  }

  /// The first play's id is new in each run; where there is none, the same output is the same run.
  private static String id(Payload run) {
    String play = run.text("/plays/0/play/id");
    return play == null
        ? StableId.of(run.at("/stats").toString())
        : play + "/" + run.text("/plays/0/play/duration/start", "");
  }

  private static @Nullable Instant begin(Payload run) {
    return run.instant("/plays/0/play/duration/start", "/plays/0/tasks/0/task/duration/start");
  }
}
