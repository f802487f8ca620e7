package dev.weatherglass.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole story, as `demo --once` tells it: the real pipeline, and its own opinion of how it
/// went.
class DemoIT {

  @TempDir private Path directory;

  @Test
  void the_story_ends_well_and_says_how_soon() throws InterruptedException {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());

    boolean good =
        new Demo(directory.resolve("demo"), Map.of(), InstantSource.system(), lines::add).once();

    assertThat(good).describedAs(String.join("\n", lines)).isTrue();
    assertThat(lines)
        .anyMatch(line ->
            line.contains("▲ ALERT    checkout: mean latency") && line.contains("since v5.2.0"))
        .anyMatch(line -> line.contains("▲ ALERT    payment: error ratio"))
        .anyMatch(line -> line.contains("✔ over     checkout") && line.contains("after rollback"));
    assertThat(lines.getLast()).contains("of wall time", "buckets of story time");
    assertThat(directory.resolve("demo")).doesNotExist();
  }
}
