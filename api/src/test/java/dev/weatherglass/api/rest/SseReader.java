package dev.weatherglass.api.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads server-sent events from an open answer; waits for each.
public final class SseReader implements AutoCloseable {

  private final BufferedReader lines;

  private SseReader(InputStream body) {
    this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /// Reads the body of this answer.
  public static SseReader of(HttpResponse<InputStream> answer) {
    return new SseReader(answer.body());
  }

  /// One event, as it came.
  public record Event(String id, String type, String data) {}

  /// Waits for the first block, which says where the client stands.
  void greeted() throws IOException {
    block();
  }

  /// The next block that holds data.
  public Event next() throws IOException {
    List<String> block = block();
    while (block.stream().noneMatch(line -> line.startsWith("data: "))) {
      block = block();
    }
    return new Event(value(block, "id: "), value(block, "event: "), value(block, "data: "));
  }

  /// Reads until a block of exactly these lines.
  ///
  /// @return false where the stream ends before
  boolean until(String... lines) throws IOException {
    List<String> wanted = List.of(lines);
    List<String> block = block();
    while (!block.isEmpty() && !block.equals(wanted)) {
      block = block();
    }
    return !block.isEmpty();
  }

  /// The lines up to an empty one; none at the end of the stream.
  private List<String> block() throws IOException {
    List<String> block = new ArrayList<>();
    String line = lines.readLine();
    while (line != null && !line.isEmpty()) {
      block.add(line);
      line = lines.readLine();
    }
    return block;
  }

  private static String value(List<String> block, String field) {
    return block.stream()
        .filter(line -> line.startsWith(field))
        .map(line -> line.substring(field.length()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
