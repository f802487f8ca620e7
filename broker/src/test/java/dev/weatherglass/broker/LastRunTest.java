package dev.weatherglass.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunTest {

  private static final boolean HAS_LOG = true;

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void one_file() {
    file = directory.resolve("last-run");
  }

  @Test
  void a_new_directory_had_no_run() throws IOException {
    assertThat(inBoot("monday").previousStop(!HAS_LOG)).isEqualTo(PreviousStop.NONE);
  }

  @Test
  void a_closed_broker_stopped_cleanly_also_when_the_machine_was_restarted_since()
      throws IOException {
    inBoot("monday").begin();
    inBoot("monday").endCleanly();

    assertThat(inBoot("tuesday").previousStop(HAS_LOG)).isEqualTo(PreviousStop.CLEAN);
  }

  @Test
  void a_run_without_an_end_in_the_same_boot_was_a_killed_process() throws IOException {
    inBoot("monday").begin();

    PreviousStop stop = inBoot("monday").previousStop(HAS_LOG);

    assertThat(stop).isEqualTo(PreviousStop.PROCESS_DIED);
    assertThat(stop.mayHaveLostRecords()).isFalse();
  }

  @Test
  void a_run_without_an_end_in_another_boot_was_a_stopped_machine() throws IOException {
    inBoot("monday").begin();

    PreviousStop stop = inBoot("tuesday").previousStop(HAS_LOG);

    assertThat(stop).isEqualTo(PreviousStop.MACHINE_STOPPED);
    assertThat(stop.mayHaveLostRecords()).isTrue();
  }

  @Test
  void where_nobody_can_tell_the_machine_is_taken_to_have_stopped() throws IOException {
    assertThat(inBoot("monday").previousStop(HAS_LOG)).isEqualTo(PreviousStop.MACHINE_STOPPED);

    Files.writeString(file, "");
    assertThat(inBoot("monday").previousStop(HAS_LOG)).isEqualTo(PreviousStop.MACHINE_STOPPED);

    inBoot("").begin();
    assertThat(inBoot("").previousStop(HAS_LOG)).isEqualTo(PreviousStop.MACHINE_STOPPED);
  }

  @Test
  void a_new_run_forgets_the_clean_end_of_the_one_before() throws IOException {
    inBoot("monday").endCleanly();
    inBoot("monday").begin();

    assertThat(inBoot("tuesday").previousStop(HAS_LOG)).isEqualTo(PreviousStop.MACHINE_STOPPED);
  }

  private LastRun inBoot(String boot) {
    return new LastRun(file, boot);
  }
}
