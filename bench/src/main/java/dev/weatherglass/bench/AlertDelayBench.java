package dev.weatherglass.bench;

import dev.weatherglass.bench.hub.HubChild;
import dev.weatherglass.bench.hub.HubPlace;
import dev.weatherglass.bench.load.Convoy;
import dev.weatherglass.bench.load.Fleet;
import dev.weatherglass.bench.load.SimulatedService;
import dev.weatherglass.bench.load.StreamReader;
import dev.weatherglass.bench.report.Figure;
import dev.weatherglass.bench.report.Machine;
import dev.weatherglass.bench.report.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// From the 2xx of the request whose sample closes the bucket that fires, to the alert being read
/// by a client of the live stream, at 1,000 samples a second with buckets of one second.
///
/// Each service gets one deploy after which it is slower, one after the other, so that alerts fire
/// at different times. Beside it, in the same run: from the 2xx of a deploy to the same deploy
/// being read by the same client, which takes the same way but for the judge.
final class AlertDelayBench implements Bench {

  private static final double LIMIT_MILLIS = 1_000;
  private static final double NANOS_IN_MILLI = 1e6;
  private static final Duration WIDTH = Duration.ofSeconds(1);

  @Override
  public String name() {
    return "alert-delay";
  }

  @Override
  public String says() {
    return "2xx to alert at a stream client [--services 50] [--apart-millis 1200] [--tail-seconds"
        + " 40] [--history-seconds 260] [--seed 1]";
  }

  @Override
  public Report run(Arguments arguments, Stand stand) throws IOException, InterruptedException {
    Machine machine = Machine.here();
    Instant began = stand.clock().instant();
    try (HubPlace place = HubPlace.make();
        HubChild hub = HubChild.start(place, "judge.bucket=1s")) {
      hub.awaitReady();
      return new Report(
          name(), began, machine, arguments.given(), measure(hub, place, arguments, stand));
    }
  }

  private static List<Figure> measure(
      HubChild hub, HubPlace place, Arguments arguments, Stand stand)
      throws IOException, InterruptedException {
    int services = arguments.whole("services", 50);
    Duration history = Duration.ofSeconds(arguments.whole("history-seconds", 260));
    try (var fleet =
            new Fleet(
                hub.url(),
                services,
                Math.min(10, services),
                history,
                stand.clock(),
                arguments.whole("seed", 1));
        StreamReader reader = StreamReader.open(hub.url())) {
      fleet.start();
      fleet.awaitLive();
      Backlog.awaitRead(place.broker());
      stand.say(fleet.samples() + " samples of the past sent");
      var load = Load.begin(hub, fleet);
      Map<String, Long> deployed = deploy(fleet, arguments, stand);
      Thread.sleep(Duration.ofSeconds(arguments.whole("tail-seconds", 40)));
      List<Figure> figures = new ArrayList<>(load.end());
      fleet.end();
      figures.addAll(0, delays(fleet, reader, deployed, stand));
      hub.stop();
      return figures;
    }
  }

  private static Map<String, Long> deploy(Fleet fleet, Arguments arguments, Stand stand)
      throws IOException, InterruptedException {
    var deployed = new HashMap<String, Long>();
    int apart = arguments.whole("apart-millis", 1_200);
    List<SimulatedService> services =
        fleet.convoys().stream().flatMap(convoy -> convoy.services().stream()).toList();
    for (SimulatedService service : services) {
      deployed.put(service.name(), fleet.deploySlower(service, stand.clock(), "2.0"));
      Thread.sleep(apart);
    }
    return deployed;
  }

  private static List<Figure> delays(
      Fleet fleet, StreamReader reader, Map<String, Long> deployed, Stand stand) {
    var convoys = new HashMap<String, Convoy>();
    fleet
        .convoys()
        .forEach(
            convoy -> convoy.services().forEach(service -> convoys.put(service.name(), convoy)));
    var alerts = new HashMap<String, Double>();
    var deploys = new HashMap<String, Double>();
    for (StreamReader.News news : reader.news()) {
      switch (news.type()) {
        case "alert" ->
            alerts.putIfAbsent(news.json().path("fingerprint").asString(), delay(news, convoys));
        case "deploy" -> {
          String service = news.json().path("service").asString();
          deploys.putIfAbsent(
              service, millis(news.nanos() - Objects.requireNonNull(deployed.get(service))));
        }
        default -> throw new IllegalStateException("unasked news " + news.type());
      }
    }
    stand.say(alerts.size() + " alerts of " + deploys.size() + " deploys");
    Figure path = figure("deploy accepted -> read (no judge)", deploys);
    Figure delay = figure("closing sample accepted -> alert read", alerts);
    return List.of(
        delay.p95Against("limit, p95", LIMIT_MILLIS),
        delay.medianAgainst("deploy, median", path.spread().median()),
        path);
  }

  /// The bucket that fired ends at `startsAt`; the first sample within it closes it, because all
  /// series of the service come with each request.
  private static double delay(StreamReader.News alert, Map<String, Convoy> convoys) {
    String service = alert.json().path("labels").path("service").asString();
    Convoy convoy = Objects.requireNonNull(convoys.get(service));
    Instant end = Instant.parse(alert.json().path("startsAt").asString());
    Convoy.Accepted closing =
        Objects.requireNonNull(convoy.firstFrom(end.minus(WIDTH).toEpochMilli()));
    return millis(alert.nanos() - closing.nanos());
  }

  private static double millis(long nanos) {
    return nanos / NANOS_IN_MILLI;
  }

  private static Figure figure(String what, Map<String, Double> delays) {
    return Figure.of(
        what, "ms", delays.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// What the hub had to carry while it was measured.
  private record Load(
      HubChild hub, Fleet fleet, long beganNanos, long samples, Duration processor) {

    static Load begin(HubChild hub, Fleet fleet) throws IOException {
      return new Load(
          hub, fleet, System.nanoTime(), fleet.samples(), hub.figures().processorTime());
    }

    List<Figure> end() throws IOException {
      double seconds = (System.nanoTime() - beganNanos) / 1e9;
      Duration used = hub.figures().processorTime().minus(processor);
      return List.of(
          Figure.of("samples accepted", "1/s", (fleet.samples() - samples) / seconds),
          Figure.of("processors the hub used", "1", used.toMillis() / 1000.0 / seconds),
          Figure.of("resident memory at the end", "MB", hub.figures().residentMb()));
    }
  }
}
