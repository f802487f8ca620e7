package dev.weatherglass.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.app.hub.HubRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDirectoryTest {

  @TempDir Path directory;

  @Test
  void empties_what_an_earlier_demo_left() throws IOException {
    new DemoDirectory(directory).writeConfiguration(7070, 9092);
    Path left = Files.createFile(directory.resolve("history.db"));

    new DemoDirectory(directory).empty();

    assertThat(left).doesNotExist();
  }

  @Test
  void leaves_a_directory_alone_where_the_user_keeps_a_configuration_of_his_own()
      throws IOException {
    Path own = directory.resolve("weatherglass.yaml");
    Files.writeString(own, "http:\n  port: 7171\n");

    assertThatThrownBy(new DemoDirectory(directory)::empty)
        .isInstanceOf(HubRefusedException.class)
        .hasMessageContaining("is not empty and no demo made it");
    assertThat(own).exists();
  }

  @Test
  void leaves_a_directory_alone_in_which_a_hub_runs() throws IOException {
    new DemoDirectory(directory).writeConfiguration(7070, 9092);
    String alive = "{\"url\":\"http://127.0.0.1:7070\",\"broker\":\"\",\"pid\":%d}";
    Path port = directory.resolve("port");
    Files.writeString(port, alive.formatted(ProcessHandle.current().parent().orElseThrow().pid()));

    assertThatThrownBy(new DemoDirectory(directory)::empty)
        .isInstanceOf(HubRefusedException.class)
        .hasMessageContaining("is in use by process");
    assertThat(port).exists();
  }
}
