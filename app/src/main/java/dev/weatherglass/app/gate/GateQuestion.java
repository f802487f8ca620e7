package dev.weatherglass.app.gate;

import java.time.Duration;
import java.util.Optional;

/// Which deploy is meant, and how long to wait.
///
/// @param service the service
/// @param version what was deployed
/// @param run the sender's own id of the run; decides where it is given
/// @param environment where; empty where only one can be meant
/// @param atMost how long to wait; empty for the longer of [#USUAL_WAIT] and 12 buckets
public record GateQuestion(
    String service,
    Optional<String> version,
    Optional<String> run,
    Optional<String> environment,
    Optional<Duration> atMost) {

  /// How long to wait at least, where nothing is said.
  public static final Duration USUAL_WAIT = Duration.ofMinutes(5);

  /// How many buckets to wait at least, where nothing is said.
  public static final int USUAL_BUCKETS = 12;

  /// What is meant, in words.
  String told() {
    return service
        + version.map(each -> " " + each).orElse("")
        + run.map(each -> ", run " + each).orElse("")
        + environment.map(each -> " in " + each).orElse("");
  }
}
