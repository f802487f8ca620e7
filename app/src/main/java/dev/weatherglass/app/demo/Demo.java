package dev.weatherglass.app.demo;

import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.hub.Hub;
import dev.weatherglass.app.hub.Role;
import dev.weatherglass.app.hub.Surroundings;
import dev.weatherglass.broker.BrokerSettings;
import dev.weatherglass.broker.BrokerSettings.WhenBusy;
import dev.weatherglass.broker.Ports;
import dev.weatherglass.ingest.publish.TickSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs a hub on a story clock, seeds a day of history, plays the story, and says how it went.
public final class Demo {

  private static final String CHANNELS = "WEATHERGLASS_CHANNELS_";
  private static final int HTTP_PORT = 7070;
  private static final int BROKER_PORT = 9092;
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final TickSettings BY_HAND =
      new TickSettings(false, Duration.ofSeconds(1), Duration.ZERO);

  private final DemoDirectory directory;
  private final Map<String, String> variables;
  private final InstantSource wall;
  private final Consumer<String> out;

  /// @param directory is emptied
  /// @param variables of the environment, of which the demo heeds those that add channels
  /// @param out gets every line of the story
  public Demo(
      Path directory, Map<String, String> variables, InstantSource wall, Consumer<String> out) {
    this.directory = new DemoDirectory(directory);
    this.variables = new HashMap<>(variables);
    this.variables.keySet().removeIf(name -> !name.startsWith(CHANNELS));
    this.wall = wall;
    this.out = out;
  }

  /// Plays the story once, ends, and removes the directory.
  ///
  /// @return whether everything went as it should
  public boolean once() throws InterruptedException {
    return untilEnd(_ -> {}, directory::remove);
  }

  /// Plays the story and goes on in the present until the process ends.
  ///
  /// @return whether everything went as it should
  public boolean stay() throws InterruptedException {
    return untilEnd(Present::live, () -> {});
  }

  private boolean untilEnd(Afterwards afterwards, Runnable atLast) throws InterruptedException {
    Ending ending = Ending.onSignal();
    try {
      return play(afterwards);
    } catch (InterruptedException | RuntimeException e) {
      if (ending.asked()) {
        return false; // whatever was under way when the signal came
      }
      throw e;
    } finally {
      atLast.run();
      ending.reached();
    }
  }

  /// What follows the story.
  private interface Afterwards {
    void go(Stage stage) throws InterruptedException;
  }

  private boolean play(Afterwards afterwards) throws InterruptedException {
    directory.empty();
    Instant begin = wall.instant().truncatedTo(ChronoUnit.MINUTES).minus(Script.LENGTH);
    var clock = new StoryClock(wall, begin.minus(Script.HISTORY));
    try (Hub hub = hub(clock);
        HubClient client = start(hub)) {
      var stage =
          new Stage(
              new Town(Script.SEED, begin), clock, hub, client, new Accepted(directory.accepted()));
      seed(stage, begin);
      boolean good = tell(stage, begin);
      afterwards.go(stage);
      return good;
    }
  }

  private Hub hub(StoryClock clock) {
    int http = Ports.choose(BrokerSettings.LOOPBACK, HTTP_PORT, WhenBusy.TAKE_NEXT);
    int broker = Ports.choose(BrokerSettings.LOOPBACK, BROKER_PORT, WhenBusy.TAKE_NEXT);
    sayIfOther("http", HTTP_PORT, http);
    sayIfOther("kafka", BROKER_PORT, broker);
    Path file = directory.writeConfiguration(http, broker);
    Configuration configuration = Configuration.read(Optional.of(file), variables, Map.of());
    var surroundings = new Surroundings(clock, wall, BY_HAND, WhenBusy.TAKE_NEXT);
    return new Hub(configuration, Role.ALL, surroundings, out);
  }

  private void sayIfOther(String name, int wanted, int got) {
    if (got != wanted) {
      out.accept("  port " + wanted + " is in use, " + name + " takes " + got);
    }
  }

  private static HubClient start(Hub hub) throws InterruptedException {
    hub.start();
    if (!hub.awaitReady(READY_WITHIN)) {
      throw new IllegalStateException("not ready within " + READY_WITHIN + ", see " + hub.url());
    }
    return new HubClient(hub.url());
  }

  private void seed(Stage stage, Instant begin) throws InterruptedException {
    long start = System.nanoTime();
    Seeder.Seeded seeded = new Seeder(stage).seed(begin.minus(Script.HISTORY), begin);
    awaitJudged(stage.hub());
    out.accept(
        String.format(
            Locale.ROOT,
            "  ✔ seeded %d h of history (%d services, %d deploys, %,d scrapes) in %.1f s",
            Script.HISTORY.toHours(),
            Script.SERVICES.size(),
            seeded.deploys(),
            seeded.scrapes(),
            (System.nanoTime() - start) / 1e9));
  }

  private static void awaitJudged(Hub hub) throws InterruptedException {
    long end = System.nanoTime() + CAUGHT_UP_WITHIN.toNanos();
    while (hub.backlog() > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("history was not judged within " + CAUGHT_UP_WITHIN);
      }
      Thread.sleep(LOOK);
    }
  }

  private boolean tell(Stage stage, Instant begin) throws InterruptedException {
    var telling = new Telling(out, begin);
    var audience = new Audience(stage.client(), telling);
    new Player(stage, begin, telling, audience).play();
    new Review(directory, stage.hub().url(), audience).tell(out);
    return audience.sawEverything() && audience.inTime();
  }
}
