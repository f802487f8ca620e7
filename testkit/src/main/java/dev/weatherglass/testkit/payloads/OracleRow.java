package dev.weatherglass.testkit.payloads;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// What one payload is expected to become.
///
/// @param file the payload, in the folder
/// @param source the tool's word
/// @param path with the query
/// @param headers that the tool sends, without what is secret or differs each time
/// @param http the class of the answer, as `2xx`; `2xx|4xx` where both are right
/// @param events expected, in any order
/// @param drift the worst over the events; empty where not said
/// @param metrics counts of what is accepted; missing where not said
/// @param dedupeOf the file of which this is a repeat; empty where it is none
/// @param auto whether a machine can compare it
public record OracleRow(
    String file,
    String source,
    String path,
    Map<String, String> headers,
    String http,
    List<JsonNode> events,
    String drift,
    JsonNode metrics,
    String dedupeOf,
    boolean auto) {

  private static final Pattern HEADER =
      Pattern.compile(
          "(?<![\\w-])([A-Za-z][A-Za-z0-9-]+): (?![A-Za-z-]+: )((?:(?!; ).)+(?:; charset=[\\w-]+)?)");
  private static final Pattern NOT_SENT =
      Pattern.compile(
          "(?i)authorization|.*signature|.*token|host|content-length|connection|dd-api-key");
  private static final String PLACEHOLDER = "<";

  static OracleRow of(JsonNode row, Map<String, String> headers) {
    String file = row.path("file").asString();
    String request = row.path("request").asString();
    return new OracleRow(
        file,
        row.path("source").asString(),
        request.substring(request.indexOf(' ') + 1),
        headers(headers.getOrDefault(file, "")),
        row.path("http").asString(),
        StreamSupport.stream(row.path("events").spliterator(), false).toList(),
        row.path("drift").asString(""),
        row.path("metrics"),
        row.path("dedupe_of").asString(""),
        row.path("auto").asBoolean(false));
  }

  /// The headers of a line like `X-GitHub-Event: push; X-GitHub-Delivery: <uuid>`.
  static Map<String, String> headers(String line) {
    var headers = new TreeMap<String, String>();
    Matcher matcher = HEADER.matcher(line);
    while (matcher.find()) {
      String value = matcher.group(2).replaceFirst(" \\(.*", "").strip();
      if (!value.contains(PLACEHOLDER) && !NOT_SENT.matcher(matcher.group(1)).matches()) {
        headers.put(matcher.group(1), value);
      }
    }
    return headers;
  }

  /// Whether it is sent over HTTP.
  public boolean overHttp() {
    return path.startsWith("/");
  }

  /// Whether an answer is of the expected class.
  public boolean allows(int status) {
    return http.contains(status / 100 + "xx");
  }
}
