package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.names.ServiceNames;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Alerts in the form of Prometheus' Alertmanager, each an incident of its own: labels,
/// annotations, `startsAt`, `endsAt`, `fingerprint`.
///
/// A firing alert is told again and again with the same fingerprint and start: that is one event.
/// An `endsAt` of the year 1, or in the future, means that it still fires. Alerts of our own that
/// come back are left out, or we would take our verdicts for the world's.
///
/// @param system the source that tells of them, as `alertmanager`
/// @param container URI of what they belong to; the same for every member of a cluster
/// @param whole state of all of them, for an alert that says none; may be empty
/// @param fallback the service of an alert without any label that names one
record FiringAlerts(
    String system,
    String container,
    String whole,
    String fallback,
    Instant received,
    ServiceNames names) {

  private static final String[] SERVICE = {
    "/labels/service",
    "/labels/service_name",
    "/labels/app",
    "/labels/application",
    "/labels/app_kubernetes_io_name",
    "/labels/app.kubernetes.io~1name",
    "/labels/deployment",
    "/labels/component",
    "/labels/job"
  };
  private static final String[] ENVIRONMENT = {
    "/labels/environment",
    "/labels/deployment_environment_name",
    "/labels/deployment_environment",
    "/labels/env",
    "/labels/stage"
  };
  private static final String[] VERSION = {
    "/labels/version", "/labels/service_version", "/labels/app_version"
  };
  private static final String NAME = "/labels/alertname";

  /// Labels and words by which our own alerts and gauges are known when they come back.
  private static final List<String> OWN_LABELS =
      List.of("/labels/weatherglass", "/labels/weatherglass_alert");

  private static final List<String> OWN_GAUGES =
      List.of("weatherglass_alerts_firing", "weatherglass_verdicts");

  /// Those alerts that are not our own.
  List<DeliveryEvent> events(List<Payload> alerts) {
    return alerts.stream().filter(alert -> !isOurs(alert)).map(this::event).toList();
  }

  private static boolean isOurs(Payload alert) {
    String generator = alert.text("/generatorURL", "");
    return OWN_LABELS.stream().anyMatch(alert::has)
        || alert.text("/labels/source", "").equals("weatherglass")
        || OWN_GAUGES.stream().anyMatch(generator::contains);
  }

  private DeliveryEvent event(Payload alert) {
    Phase phase = phase(alert);
    String environment = alert.first(ENVIRONMENT);
    String fingerprint = alert.text("/fingerprint");
    String id = fingerprint == null ? LabelFingerprint.of(labels(alert)) : fingerprint;
    String key = id + "/" + alert.text("/startsAt", "");
    var origin = new Origin(system, "", container, service(alert), received, names);
    EventDraft draft =
        origin
            .event(alert, EventKind.INCIDENT, phase, Outcome.UNKNOWN)
            .id("alert", key, phase.word(), "")
            .at(alert.instant(phase == Phase.RESOLVED ? "/endsAt" : "/startsAt"))
            .environmentNamed(environment)
            .revision(new Revision(alert.first(VERSION), null, null))
            .page("/generatorURL")
            .link("runbook", alert.text("/annotations/runbook_url"))
            .link("dashboard", alert.text("/dashboardURL"))
            .link("panel", alert.text("/panelURL"))
            .label("fingerprint", id)
            .label("alertname", alert.text(NAME));
    alert
        .at("/labels")
        .propertyStream()
        .forEach(label -> draft.label(label.getKey(), label.getValue().asString("")));
    String title = alert.first("/annotations/summary", "/annotations/title", NAME);
    String severity = alert.text("/labels/severity");
    return draft.event(context -> new IncidentEvent(context, key, title, severity));
  }

  private Phase phase(Payload alert) {
    return switch (alert.text("/status", "").toLowerCase(Locale.ROOT)) {
      case "firing" -> Phase.OPENED;
      case "resolved" -> Phase.RESOLVED;
      default -> hasEnded(alert) ? Phase.RESOLVED : Phase.OPENED;
    };
  }

  /// What an alert without a state of its own is: over by its end, else by the state of them all.
  private boolean hasEnded(Payload alert) {
    Instant end = alert.instant("/endsAt");
    if (end == null || !AcceptedTimes.contain(end, received)) {
      return whole.equalsIgnoreCase("resolved");
    }
    return !end.isAfter(received);
  }

  /// By the alert's own labels; where the mapping knows that name of the metrics only, as there.
  private String service(Payload alert) {
    String label = alert.first(SERVICE);
    if (label == null) {
      return alert.text(NAME, fallback);
    }
    String name = label.substring(label.lastIndexOf('/') + 1);
    boolean asMetric = !names.knows(system, name) && names.knows(SeriesNames.SOURCE, name);
    return asMetric ? names.place(SeriesNames.SOURCE, name, null).service() : name;
  }

  /// The labels: what Alertmanager's fingerprint is made of, where none is sent.
  private static SortedMap<String, String> labels(Payload alert) {
    var sorted = new TreeMap<String, String>();
    alert
        .at("/labels")
        .propertyStream()
        .forEach(label -> sorted.put(label.getKey(), label.getValue().asString("")));
    return sorted;
  }
}
