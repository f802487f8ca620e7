package dev.weatherglass.app.command;

import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.configuration.HttpSettings;
import dev.weatherglass.app.hub.Hub;
import dev.weatherglass.app.hub.Role;
import dev.weatherglass.app.hub.Surroundings;
import dev.weatherglass.app.hub.Version;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// A hub in the foreground, until a signal ends it.
final class HubProcess {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final Duration TRAINS_WITHIN = Duration.ofSeconds(30);

  private final Configuration configuration;
  private final Set<Role> roles;
  private final PrintWriter talk;

  HubProcess(Configuration configuration, Set<Role> roles, PrintWriter talk) {
    this.configuration = configuration;
    this.roles = roles;
    this.talk = talk;
  }

  /// Runs until the process is told to end.
  int run() throws InterruptedException {
    Hub hub = hub();
    var ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(hub, ended), "shutdown"));
    hub.start();
    var catchingUp = new CatchingUp(hub.url());
    while (!hub.awaitReady(BETWEEN_LINES)) {
      catchingUp.told(hub.waitsFor(), hub.unread()).ifPresent(this::say);
    }
    say("ready: " + hub.url() + "   Ctrl-C stops");
    ended.await();
    return Exit.OK;
  }

  /// Starts, becomes ready and ends, so that the JVM learns what a start needs.
  int train() throws InterruptedException {
    try (Hub hub = hub()) {
      hub.start();
      return hub.awaitReady(TRAINS_WITHIN) ? Exit.OK : Exit.ERROR;
    }
  }

  private Hub hub() {
    Version ours = Version.ours();
    say(
        "weatherglass %s · JDK %s · data %s"
            .formatted(ours.version(), ours.java(), configuration.dataDirectory()));
    warnings(configuration.http()).forEach(warning -> say("warning: " + warning));
    return new Hub(configuration, roles, Surroundings.usual(), this::say);
  }

  private static List<String> warnings(HttpSettings http) {
    var warnings = new ArrayList<String>();
    boolean tokens = Files.exists(http.tokens());
    if (http.isPublic() && http.open() && !tokens) {
      warnings.add("http.open is true: everybody who reaches this address can read and write");
    }
    if (http.statsdPort().isPresent() && (http.isPublic() || tokens)) {
      warnings.add("StatsD knows no tokens: everybody who reaches its port can send metrics");
    }
    return warnings;
  }

  private static void end(Hub hub, CountDownLatch ended) {
    hub.close();
    ended.countDown();
  }

  private void say(String line) {
    talk.println(line);
    talk.flush();
  }
}
