package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Feed.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes server-sent events (WHATWG HTML, section 9.2). JSON holds no line break, so each event's
/// data is one line. For one thread.
final class EventStream {

  private final OutputStream out;

  EventStream(OutputStream out) {
    this.out = out;
  }

  /// Tells the client how long to wait before it connects again, and where it stands.
  void begin(int retryMillis, long number) throws IOException {
    write("retry: " + retryMillis + "\nid: " + number + "\n\n");
    out.flush();
  }

  void event(Item item) throws IOException {
    event(item.number(), item.type().word(), item.json());
  }

  void event(long number, String type, String json) throws IOException {
    write("id: " + number + "\nevent: " + type + "\ndata: " + json + "\n\n");
  }

  /// Keeps the connection alive, and moves the client on over news that it did not want.
  void heartbeat(long number) throws IOException {
    write(": heartbeat\nid: " + number + "\n\n");
    out.flush();
  }

  void flush() throws IOException {
    out.flush();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
