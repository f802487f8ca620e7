package dev.weatherglass.app.hub;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// Says once for each part that it is ready, and how long that took since the JVM began.
final class StartLines {

  private final Consumer<String> talk;
  private final InstantSource wall;
  private final Instant began;
  private final Set<String> told = new HashSet<>();

  StartLines(Consumer<String> talk, InstantSource wall) {
    this.talk = talk;
    this.wall = wall;
    this.began = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
  }

  void tell(List<Part> parts) {
    for (Part part : parts) {
      if (part.ready() && told.add(part.name())) {
        tell(part.told());
      }
    }
  }

  void tell(String what) {
    double seconds = Duration.between(began, wall.instant()).toMillis() / 1000.0;
    talk.accept(String.format(Locale.ROOT, "  ✔ %-44s %5.1f s", what, seconds));
  }
}
