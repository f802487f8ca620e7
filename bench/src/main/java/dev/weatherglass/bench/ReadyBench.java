package dev.weatherglass.bench;

import dev.weatherglass.bench.hub.HubChild;
import dev.weatherglass.bench.hub.HubPlace;
import dev.weatherglass.bench.load.Fleet;
import dev.weatherglass.bench.report.Figure;
import dev.weatherglass.bench.report.Machine;
import dev.weatherglass.bench.report.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// From executing the launcher to the first 200 of `/readyz`: on an empty directory, after a clean
/// stop, after `kill -9`; with `--services` also with their samples in the stores. In between, on
/// the same machine, how long a bare JVM takes to say its version.
final class ReadyBench implements Bench {

  private static final double LIMIT_SECONDS = 5;
  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return "ready";
  }

  @Override
  public String says() {
    return "exec to /readyz 200 [--runs 5] [--services 0] [--history-seconds 60]";
  }

  @Override
  public Report run(Arguments arguments, Stand stand) throws IOException, InterruptedException {
    Machine machine = Machine.here();
    Instant began = stand.clock().instant();
    var times = new Times();
    for (int i = 0; i < arguments.whole("runs", 5); i++) {
      measure(arguments, stand, times);
      stand.say("run " + (i + 1) + ": " + times.told());
    }
    return new Report(name(), began, machine, arguments.given(), times.figures());
  }

  private static void measure(Arguments arguments, Stand stand, Times times)
      throws IOException, InterruptedException {
    times.jvm.add(bareJvm());
    try (HubPlace place = HubPlace.make()) {
      try (HubChild hub = HubChild.start(place, "judge.bucket=1s")) {
        times.first.add(hub.awaitReady());
        fill(hub, place, arguments, stand);
        hub.stop();
      }
      try (HubChild hub = HubChild.start(place, "judge.bucket=1s")) {
        times.afterStop.add(hub.awaitReady());
        times.processor.add(hub.figures().processorTime());
        hub.kill();
      }
      try (HubChild hub = HubChild.start(place, "judge.bucket=1s")) {
        times.afterKill.add(hub.awaitReady());
        hub.stop();
      }
    }
  }

  /// Four watched series for each service, with their rings.
  private static void fill(HubChild hub, HubPlace place, Arguments arguments, Stand stand)
      throws IOException, InterruptedException {
    int services = arguments.whole("services", 0);
    if (services == 0) {
      return;
    }
    Duration history = Duration.ofSeconds(arguments.whole("history-seconds", 60));
    int convoys = Math.max(1, services / 50);
    try (var fleet = new Fleet(hub.url(), services, convoys, history, stand.clock(), 1)) {
      fleet.start();
      fleet.awaitLive();
      fleet.end();
      stand.say(fleet.samples() + " samples of " + services + " services sent");
    }
    Backlog.awaitRead(place.broker());
  }

  private static Duration bareJvm() throws IOException, InterruptedException {
    String java = ProcessHandle.current().info().command().orElse("java");
    long began = System.nanoTime();
    int exit =
        new ProcessBuilder(java, "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException(java + " -version ended with " + exit);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /// What was measured so far.
  private static final class Times {
    private final List<Duration> jvm = new ArrayList<>();
    private final List<Duration> first = new ArrayList<>();
    private final List<Duration> afterStop = new ArrayList<>();
    private final List<Duration> afterKill = new ArrayList<>();
    private final List<Duration> processor = new ArrayList<>();

    String told() {
      return "first %s, after a stop %s (processor time %s), after kill -9 %s"
          .formatted(
              first.getLast(), afterStop.getLast(), processor.getLast(), afterKill.getLast());
    }

    List<Figure> figures() {
      Figure bare = figure("bare JVM, java -version", jvm);
      return List.of(
          figure("first start, empty directory", first),
          figure("start after a clean stop", afterStop).medianAgainst("limit", LIMIT_SECONDS),
          figure("start after kill -9", afterKill).medianAgainst("limit", LIMIT_SECONDS),
          figure("start after a clean stop", afterStop)
              .medianAgainst("bare JVM", bare.spread().median()),
          bare,
          figure("processor time of the start after a clean stop", processor));
    }

    private static Figure figure(String what, List<Duration> times) {
      return Figure.of(
          what, "s", times.stream().mapToDouble(time -> time.toNanos() / NANOS).toArray());
    }
  }
}
