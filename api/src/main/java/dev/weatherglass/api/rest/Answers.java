package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Place;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.view.PageView;
import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemException;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What every resource answers in the same way.
final class Answers {

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
    if (page.next() != null) {
      request.header(
          "Link", "<" + request.path() + query(request, page.next()) + ">; rel=\"next\"");
    }
    request.json(page);
  }

  /// The refusal for a thing that nobody knows.
  static ProblemException unknown(String thing, String id) {
    String detail = "there is no " + thing + " " + id;
    return new ProblemException(ProblemDetail.of(404, "not-found", "Not found", detail));
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
