package dev.weatherglass.app.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.app.client.HubClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// History finds no more room, and room again later. What takes the room away is the machine's
/// limit on the size of files (setrlimit(2), RLIMIT_FSIZE), put on the running process that reads:
/// that needs no rights, and only its own files feel it.
@Timeout(180)
class FullDiskIT {

  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
  private static final String LITTLE = "4096";
  private static final int EVENTS = 50;

  @TempDir Path directory;

  @Test
  void a_full_disk_is_told_holds_up_nobody_who_sends_and_is_got_over() throws Exception {
    assumeTrue(Files.isExecutable(PRLIMIT), "there is no " + PRLIMIT + " (package util-linux)");
    try (var hub = SplitHub.start(directory);
        var reader = hub.readerProcess("api")) {
      String ready = reader.awaitLine(line -> line.startsWith("ready: "));
      try (var client = new HubClient(ready.split("\\s+")[1])) {
        hub.send(deploys(0));
        awaitEvents(client, EVENTS);

        limitFiles(reader, LITTLE);
        hub.send(deploys(EVENTS));
        awaitReady(client, false);
        assertThat(client.ready().path("parts").toString()).contains("\"history\":false");
        hub.send(deploys(2 * EVENTS));
        assertThat(events(client)).as("what could be kept").isEqualTo(EVENTS);

        limitFiles(reader, "unlimited");
        awaitReady(client, true);
        awaitEvents(client, 3 * EVENTS);
      }
    }
  }

  private static void limitFiles(WeatherglassProcess reader, String bytes)
      throws IOException, InterruptedException {
    var command =
        new ProcessBuilder(PRLIMIT.toString(), "--pid=" + reader.pid(), "--fsize=" + bytes + ":");
    assertThat(command.inheritIO().start().waitFor()).as("%s", command.command()).isZero();
  }

  private static String deploys(int first) {
    return IntStream.range(first, first + EVENTS)
        .mapToObj(number ->
            "{\"kind\":\"deploy\",\"service\":\"checkout\",\"version\":\"1.%d\",\"id\":\"d-%d\"}"
                .formatted(number, number))
        .collect(Collectors.joining("\n"));
  }

  private static int events(HubClient client) throws InterruptedException {
    return client.list("/api/v1/events?service=checkout", 10 * EVENTS).path("items").size();
  }

  private static void awaitEvents(HubClient client, int wanted) throws InterruptedException {
    while (events(client) < wanted) {
      Thread.onSpinWait(); // the class has a time limit; each turn is a request
    }
    assertThat(events(client)).isEqualTo(wanted);
  }

  private static void awaitReady(HubClient client, boolean wanted) throws InterruptedException {
    while (client.ready().path("ready").asBoolean() != wanted) {
      Thread.onSpinWait(); // the class has a time limit; each turn is a request
    }
  }
}
