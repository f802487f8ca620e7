package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Feed;
import dev.weatherglass.wire.access.Grant;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `GET /api/v1/stream` asks for.
///
/// @param asker who asks: it gets only news of what it may see
/// @param types what news is wanted about
/// @param service whose; null for every one's
/// @param lastEventId the number up to which the client has read; null where it starts now
record StreamQuery(
    Grant asker, Set<Feed.Type> types, @Nullable String service, @Nullable Long lastEventId) {

  private static final List<Feed.Type> OFFERED =
      List.of(Feed.Type.DEPLOY, Feed.Type.VERDICT, Feed.Type.ALERT, Feed.Type.DELIVERY);

  /// A reconnecting browser repeats the first address and adds the header, so the header wins.
  static StreamQuery of(Context request) {
    var parameters = new Parameters(request);
    Set<Feed.Type> types = parameters.words("types", OFFERED);
    @Nullable String service = parameters.text("service");
    @Nullable Long first = parameters.number("lastEventId", parameters.text("lastEventId"));
    @Nullable Long header = parameters.number("Last-Event-ID", request.header("Last-Event-ID"));
    parameters.check();
    return new StreamQuery(Visible.of(request), types, service, header == null ? first : header);
  }

  boolean wants(Feed.Item item) {
    return item.type() == Feed.Type.RESET
        || (types.contains(item.type())
            && asker.sees(item.service())
            && (service == null || Objects.equals(service, item.service())));
  }
}
