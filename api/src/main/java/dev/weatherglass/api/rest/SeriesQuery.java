package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Span;
import dev.weatherglass.api.history.WatchedSeries;
import dev.weatherglass.core.series.SeriesKey;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `GET /api/v1/series` asks for.
///
/// @param after the series with which the page before ended; null for the beginning
record SeriesQuery(WatchedSeries.Filter filter, int limit, @Nullable SeriesKey after) {

  private static final String SEPARATOR = "\u001f";
  private static final int PARTS = 4;

  static SeriesQuery of(Context request) {
    var parameters = new Parameters(request);
    var scope =
        new Scope(
            parameters.text("service"),
            parameters.text("environment"),
            Span.OPEN,
            Visible.of(request).services().orElse(null));
    var query =
        new SeriesQuery(
            new WatchedSeries.Filter(scope, parameters.text("signal")),
            parameters.limit(),
            parameters.cursor(SeriesQuery::after));
    parameters.check();
    return query;
  }

  /// The cursor of the page that begins after this series.
  static String cursor(WatchedSeries series) {
    SeriesKey key = series.key();
    return Cursor.of(
        String.join(SEPARATOR, key.service(), key.environment(), key.signal(), key.by()));
  }

  private static Optional<SeriesKey> after(String cursor) {
    return Cursor.name(cursor)
        .map(names -> List.of(names.split(SEPARATOR, -1)))
        .filter(names -> names.size() == PARTS)
        .map(names -> new SeriesKey(names.get(0), names.get(1), names.get(2), names.get(3)));
  }
}
