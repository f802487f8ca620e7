package dev.weatherglass.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class FormatTest {

  @TempDir private Path root;
  private BrokerDirectory directory;

  @BeforeAll
  static void hundreds_of_repairs_need_not_be_told() {
    formatLog().setLevel(Level.OFF);
  }

  @AfterAll
  static void later_ones_are() {
    formatLog().setLevel(null);
  }

  @BeforeEach
  void an_empty_directory() {
    directory = new BrokerDirectory(root);
  }

  @Test
  void a_new_directory_is_formatted_with_an_id_of_its_own() throws IOException {
    ensureFormat();

    assertThat(clusterId()).startsWith("weatherglass-").hasSizeGreaterThan(30);
    assertThat(FormatFiles.isSound(directory.log(), FormatFiles.BOOTSTRAP)).isTrue();
    assertThat(directory.unfinishedLog()).doesNotExist();
  }

  @Test
  void a_formatted_directory_is_left_as_it_is() throws IOException {
    ensureFormat();
    String before = clusterId();

    ensureFormat();

    assertThat(clusterId()).isEqualTo(before);
  }

  @Test
  void a_format_that_never_got_its_name_is_made_anew() throws IOException {
    Files.createDirectory(directory.unfinishedLog());
    Files.writeString(directory.unfinishedLog().resolve(FormatFiles.META), "cluster.id=weath");

    ensureFormat();

    assertSound();
  }

  @ParameterizedTest
  @ValueSource(strings = {FormatFiles.META, FormatFiles.BOOTSTRAP})
  void an_empty_file_is_put_back(String name) throws IOException {
    ensureFormat();
    String before = clusterId();

    cut(name, 0);
    ensureFormat();

    assertSound();
    assertThat(clusterId()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {FormatFiles.META, FormatFiles.BOOTSTRAP})
  void a_file_cut_at_any_byte_is_put_back(String name) throws IOException {
    ensureFormat();
    String before = clusterId();
    byte[] whole = Files.readAllBytes(directory.log().resolve(name));

    for (int length = 0; length < whole.length - 1; length++) {
      Files.write(directory.log().resolve(name), whole);
      cut(name, length);
      ensureFormat();
      assertSound();
    }

    assertThat(clusterId()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {FormatFiles.META, FormatFiles.BOOTSTRAP})
  void a_missing_file_is_put_back(String name) throws IOException {
    ensureFormat();

    Files.delete(directory.log().resolve(name));
    ensureFormat();

    assertSound();
  }

  @Test
  void zeros_in_place_of_the_bootstrap_records_are_noticed() throws IOException {
    ensureFormat();
    Path file = directory.log().resolve(FormatFiles.BOOTSTRAP);

    Files.write(file, new byte[(int) Files.size(file)]);
    ensureFormat();

    assertSound();
  }

  @Test
  void without_a_copy_an_empty_broker_is_formatted_anew() throws IOException {
    ensureFormat();
    String before = clusterId();

    cut(FormatFiles.BOOTSTRAP, 0);
    Files.write(directory.keptFormat().resolve(FormatFiles.BOOTSTRAP), new byte[0]);
    ensureFormat();

    assertSound();
    assertThat(clusterId()).isNotEqualTo(before);
  }

  @Test
  void without_a_copy_records_are_never_thrown_away() throws IOException {
    ensureFormat();
    Files.createDirectory(directory.log().resolve("weatherglass.events.v1-0"));

    cut(FormatFiles.META, 20);
    Files.delete(directory.keptFormat().resolve(FormatFiles.META));

    assertThatThrownBy(this::ensureFormat)
        .isInstanceOf(BrokerRefusedException.class)
        .hasMessage(
            "meta.properties in %s is damaged and so is its copy in %s: put the directory back from a backup",
            directory.log(), directory.keptFormat());
    assertThat(directory.log().resolve("weatherglass.events.v1-0")).exists();
  }

  @Test
  void a_directory_of_another_kafka_is_refused() throws IOException {
    Files.createDirectories(directory.log());
    Files.writeString(
        directory.log().resolve(FormatFiles.META),
        "version=1\ncluster.id=payments\nnode.id=1\ndirectory.id=xWKQJBEBz4brTNKMbpwQVw\n");
    Files.createDirectory(directory.log().resolve("orders-0"));

    assertThatThrownBy(this::ensureFormat)
        .isInstanceOf(BrokerRefusedException.class)
        .hasMessage(
            "directory %s was formatted by another Kafka (cluster.id payments): choose another directory",
            directory.log());
    assertThat(directory.log().resolve("orders-0")).exists();
  }

  @Test
  void a_directory_that_holds_other_things_is_refused_and_names_some() throws IOException {
    for (String name : new String[] {"thesis.tex", "photos", "accounts.ods", "zoo"}) {
      Files.createFile(root.resolve(name));
    }
    Files.createFile(root.resolve(".hidden"));
    Files.createDirectory(root.resolve("lost+found"));

    assertThatThrownBy(this::ensureFormat)
        .isInstanceOf(BrokerRefusedException.class)
        .hasMessage(
            "directory %s holds things that are not a broker's (accounts.ods, photos, thesis.tex):"
                + " choose an empty or new one",
            root);
  }

  private void ensureFormat() throws IOException {
    new Format(directory).ensure();
  }

  private void cut(String name, int length) throws IOException {
    Path file = directory.log().resolve(name);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, length));
  }

  private void assertSound() {
    assertThat(FormatFiles.ALL).allMatch(name -> FormatFiles.isSound(directory.log(), name));
  }

  private String clusterId() throws IOException {
    return FormatFiles.meta(directory.log()).clusterId().orElseThrow();
  }

  private static Logger formatLog() {
    return (Logger) LoggerFactory.getLogger(Format.class);
  }
}
