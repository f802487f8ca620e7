package dev.weatherglass.app.demo;

import dev.weatherglass.app.demo.Audience.Caught;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What is said at the end: how it went, and where to look.
///
/// @param url of the hub
record Review(DemoDirectory directory, String url, Audience audience) {

  void tell(Consumer<String> out) {
    out.accept("");
    out.accept("Look:  deploys   " + url + "/api/v1/deploys");
    out.accept("       alerts    " + url + "/api/v1/alerts");
    out.accept("       metrics   " + url + "/metrics");
    message().ifPresent(file -> chat(file, out));
    out.accept("Next:  ./weatherglass send deploy --service my-app --version 1.0.0");
    audience.problems().forEach(problem -> out.accept("✘ " + problem));
    out.accept(delays(audience.caught().values().stream().toList()));
  }

  /// The first message about something that got worse, else any.
  private Optional<Path> message() {
    try (Stream<Path> files = Files.list(directory.outbox())) {
      List<Path> messages =
          files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      return messages.stream()
          .filter(file -> read(file).at("/problem/state").asString("").equals("firing"))
          .findFirst()
          .or(() -> messages.stream().findFirst());
    } catch (IOException _) {
      return Optional.empty(); // nobody was told anything
    }
  }

  private static JsonNode read(Path file) {
    try {
      return Json.MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void chat(Path file, Consumer<String> out) {
    out.accept("       chat      " + file);
    out.accept("                 " + read(file).path("slack").path("text").asString(""));
  }

  private static String delays(List<Caught> caught) {
    double wall =
        caught.stream().mapToDouble(each -> each.wall().toMillis() / 1000.0).max().orElse(0);
    double buckets = caught.stream().mapToDouble(Caught::buckets).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "flagged %d bad deploys, the slowest after %.1f s of wall time and %.0f buckets of story time",
        caught.size(),
        wall,
        buckets);
  }
}
