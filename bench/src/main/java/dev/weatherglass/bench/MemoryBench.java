package dev.weatherglass.bench;

import dev.weatherglass.bench.hub.HubChild;
import dev.weatherglass.bench.hub.HubPlace;
import dev.weatherglass.bench.report.Figure;
import dev.weatherglass.bench.report.Machine;
import dev.weatherglass.bench.report.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Resident memory of a hub that does everything in one process and has nothing to do, a minute
/// after it was ready: on its first start and on the start after that.
final class MemoryBench implements Bench {

  private static final double LIMIT_MB = 450;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String says() {
    return "resident memory idle [--runs 3] [--idle-seconds 60]";
  }

  @Override
  public Report run(Arguments arguments, Stand stand) throws IOException, InterruptedException {
    Machine machine = Machine.here();
    Instant began = stand.clock().instant();
    var first = new ArrayList<Double>();
    var second = new ArrayList<Double>();
    var peak = new ArrayList<Double>();
    Duration idle = Duration.ofSeconds(arguments.whole("idle-seconds", 60));
    for (int i = 0; i < arguments.whole("runs", 3); i++) {
      try (HubPlace place = HubPlace.make()) {
        first.add(resident(place, idle, peak));
        second.add(resident(place, idle, peak));
      }
      stand.say("run %d: %.0f and %.0f MB".formatted(i + 1, first.getLast(), second.getLast()));
    }
    return new Report(
        name(),
        began,
        machine,
        arguments.given(),
        List.of(
            figure("first start", first).medianAgainst("limit", LIMIT_MB),
            figure("second start", second).medianAgainst("limit", LIMIT_MB),
            figure("peak of either", peak)));
  }

  private static double resident(HubPlace place, Duration idle, List<Double> peak)
      throws IOException, InterruptedException {
    try (HubChild hub = HubChild.start(place)) {
      hub.awaitReady();
      Thread.sleep(idle);
      double resident = hub.figures().residentMb();
      peak.add(hub.figures().peakResidentMb());
      hub.stop();
      return resident;
    }
  }

  private static Figure figure(String what, List<Double> megabytes) {
    return Figure.of(what, "MB", megabytes.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
