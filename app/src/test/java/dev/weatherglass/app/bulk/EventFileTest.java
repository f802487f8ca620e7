package dev.weatherglass.app.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.wire.Topics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFileTest {

  private static final String DEPLOY =
      "{\"kind\":\"deploy\",\"service\":\"checkout\",\"at\":\"2026-03-02T11:04:00Z\"}";

  @Test
  void lines_keep_their_numbers_over_blank_ones_and_every_line_end() throws IOException {
    List<Entry> entries = entries("\uFEFF" + DEPLOY + "\r\n\r\n  \n" + DEPLOY + "\n" + DEPLOY);

    assertThat(entries)
        .containsExactly(
            new Entry.Item(1, DEPLOY), new Entry.Item(4, DEPLOY), new Entry.Item(5, DEPLOY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          oops                                   | line 2: is not JSON: Unrecognized token 'oops'
          {"kind":                               | line 2: is not JSON: the line ends before
          [1]                                    | line 2: must be a JSON object
          {"id":"1"} {"id":"2"}                  | line 2: must be one JSON object, but more follows
          {"kind":"deploy"}                      | line 2: /at is missing, and so is /id: a second
          {"kind":"deploy","id":null}            | line 2: /at is missing
          {"labels":{"at":"now","id":"1"}}       | line 2: /at is missing
          """)
  void a_line_that_cannot_be_sent_is_refused_and_costs_no_other(String line, String said)
      throws IOException {
    List<Entry> entries = entries(DEPLOY + "\n" + line + "\n" + DEPLOY);

    assertThat(entries).hasSize(3);
    assertThat(entries.get(1))
        .isInstanceOfSatisfying(
            Entry.Unfit.class, unfit -> assertThat(unfit.refusal().told()).startsWith(said));
    assertThat(entries.get(2)).isEqualTo(new Entry.Item(3, DEPLOY));
  }

  @Test
  void a_line_that_no_request_can_hold_is_refused() throws IOException {
    String endless = "{\"id\":\"" + "x".repeat(Topics.MAX_BODY_BYTES) + "\"}";

    List<Entry> entries = entries(endless + "\n" + DEPLOY);

    assertThat(entries.getFirst())
        .isInstanceOfSatisfying(
            Entry.Unfit.class,
            unfit -> assertThat(unfit.refusal().told()).contains("must be at most 8388608 bytes"));
    assertThat(entries.getLast()).isEqualTo(new Entry.Item(2, DEPLOY));
  }

  @Test
  void an_array_is_read_like_lines() throws IOException {
    List<Entry> entries =
        entries("\n [ " + DEPLOY + ",\n{\"kind\":\"deploy\"},\n7,\n" + DEPLOY + "]\n");

    assertThat(entries).hasSize(4);
    assertThat(entries.getFirst()).isEqualTo(new Entry.Item(2, DEPLOY));
    assertThat(entries.subList(1, 3)).allMatch(Entry.Unfit.class::isInstance);
    assertThat(entries.getLast()).isEqualTo(new Entry.Item(5, DEPLOY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ,  oops  ]  | line 1: is not JSON from here on
          ''          | line 1: must end with ]
          ] 7         | line 1: must be one array, but more follows it
          """)
  void an_array_that_is_broken_ends_where_it_is_broken(String rest, String said)
      throws IOException {
    List<Entry> entries = entries("[" + DEPLOY + rest);

    assertThat(entries).hasSize(2);
    assertThat(((Entry.Unfit) entries.getLast()).refusal().told()).startsWith(said);
  }

  @Test
  void an_empty_file_holds_nothing() throws IOException {
    assertThat(entries("")).isEmpty();
    assertThat(entries("[]")).isEmpty();
  }

  @Test
  void a_compressed_file_says_how_to_import_it() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(DEPLOY.getBytes(StandardCharsets.UTF_8));
    }

    assertThatThrownBy(() -> new EventFile(new ByteArrayInputStream(packed.toByteArray())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zcat FILE | weatherglass import -");
  }

  private static List<Entry> entries(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (var file = new EventFile(new ByteArrayInputStream(bytes))) {
      var entries = new ArrayList<Entry>();
      for (var next = file.next(); next.isPresent(); next = file.next()) {
        entries.add(next.get());
      }
      assertThat(file.bytesRead()).isEqualTo(bytes.length);
      return entries;
    }
  }
}
