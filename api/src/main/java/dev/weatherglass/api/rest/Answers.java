package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Place;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.view.PageView;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemException;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What every resource answers in the same way.
final class Answers {

  private static final int TAG_BYTES = 8;

  private Answers() {}

  /// The slice to read so that one can see whether there is more: one item longer.
  static Slice oneMore(Slice slice) {
    return new Slice(slice.limit() + 1, slice.after());
  }

  /// A page of what was read with [#oneMore].
  static <R, V> PageView<V> page(
      List<R> rows, int limit, Function<R, Place> place, Function<R, V> view) {
    return cut(rows, limit, row -> Cursor.of(place.apply(row)), view);
  }

  /// As [#page], where `cursor` names the end of the page.
  static <R, V> PageView<V> cut(
      List<R> rows, int limit, Function<R, String> cursor, Function<R, V> view) {
    List<R> shown = rows.subList(0, Math.min(limit, rows.size()));
    @Nullable String next = rows.size() > limit ? cursor.apply(shown.getLast()) : null;
    return new PageView<>(shown.stream().map(view).toList(), next);
  }

  /// Answers a page, its continuation also as a `Link` header (RFC 8288).
  static void page(Context request, PageView<?> page) {
    link(request, page.next());
    request.json(page);
  }

  /// Says in a header where a list goes on, if it does.
  static void link(Context request, @Nullable String next) {
    if (next != null) {
      request.header("Link", "<" + request.path() + query(request, next) + ">; rel=\"next\"");
    }
  }

  /// Answers what may be asked for again and again: with an `ETag`, and without a body where the
  /// asker has it already (RFC 9110, section 13.1.2).
  static void tagged(Context request, Object view) {
    byte[] json = Json.write(view);
    String tag =
        "\""
            + HexFormat.of()
                .formatHex(StableId.sha256(new String(json, StandardCharsets.UTF_8)), 0, TAG_BYTES)
            + "\"";
    request.header("ETag", tag).header("Cache-Control", "private, no-cache");
    @Nullable String known = request.header("If-None-Match");
    if (known != null && (known.contains(tag) || known.strip().equals("*"))) {
      request.status(304);
    } else {
      request.contentType("application/json").result(json);
    }
  }

  /// The refusal for a thing that nobody knows.
  static ProblemException unknown(String thing, String id) {
    String detail = "there is no " + thing + " " + id;
    return new ProblemException(ProblemDetail.of(404, "not-found", "Not found", detail));
  }

  /// An address with those of the parameters that have a value.
  static String address(String path, Map<String, @Nullable String> parameters) {
    return parameters.entrySet().stream()
        .filter(each -> each.getValue() != null)
        .map(each -> encoded(each.getKey(), String.valueOf(each.getValue())))
        .collect(Collectors.joining("&", path + "?", ""));
  }

  private static String query(Context request, String cursor) {
    String others =
        request.queryParamMap().entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals("cursor"))
            .map(parameter -> encoded(parameter.getKey(), parameter.getValue().getFirst()) + "&")
            .collect(Collectors.joining());
    return "?" + others + encoded("cursor", cursor);
  }

  private static String encoded(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
