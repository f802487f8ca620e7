package dev.weatherglass.testkit.payloads;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// A request as a tool sends it, without what proves who sent it.
///
/// @param path with the query
/// @param headers by name in any case
/// @param body not to be changed
@SuppressWarnings("ArrayRecordComponent") // made once and passed on
public record PayloadRequest(String path, Map<String, String> headers, byte[] body) {

  /// The request of a row; a file that holds a whole HTTP request is taken apart.
  static PayloadRequest of(OracleRow row, byte[] bytes) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(row.headers());
    String text = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
    if (!row.file().endsWith(".txt") || !text.startsWith("POST /")) {
      return new PayloadRequest(row.path(), headers, bytes);
    }
    int end = text.indexOf("\n\n");
    text.substring(0, end)
        .lines()
        .skip(1)
        .map(line -> line.split(": ", 2))
        .filter(line -> !line[0].matches("(?i)host|content-length|connection"))
        .forEach(line -> headers.put(line[0], line[1]));
    return new PayloadRequest(
        row.path(), headers, text.substring(end).strip().getBytes(StandardCharsets.UTF_8));
  }
}
