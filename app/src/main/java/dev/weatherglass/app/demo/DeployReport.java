package dev.weatherglass.app.demo;

import java.time.Instant;
import java.util.Map;

/// A deploy in the native form.
record DeployReport(
    String kind,
    Instant at,
    String service,
    String version,
    String actor,
    String run,
    Map<String, String> labels,
    Block deploy) {

  /// What only deploys have.
  record Block(String how) {}

  static DeployReport of(
      Instant at, String service, String version, String how, String actor, String run) {
    return new DeployReport(
        "deploy", at, service, version, actor, run, Map.of("source", "demo"), new Block(how));
  }
}
