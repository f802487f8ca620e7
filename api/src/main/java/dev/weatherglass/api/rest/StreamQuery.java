package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Feed.Item;
import dev.weatherglass.api.history.Feed.Type;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `GET /api/v1/stream` asks for.
///
/// @param types what news is wanted about
/// @param service whose; null for every one's
/// @param lastEventId the number up to which the client has read; null where it starts now
record StreamQuery(Set<Type> types, @Nullable String service, @Nullable Long lastEventId) {

  private static final List<Type> OFFERED =
      List.of(Type.DEPLOY, Type.VERDICT, Type.ALERT, Type.DELIVERY);

  /// A reconnecting browser repeats the first address and adds the header, so the header wins.
  static StreamQuery of(Context request) {
    var parameters = new Parameters(request);
    Set<Type> types = parameters.words("types", OFFERED, new Type[0]);
    @Nullable String service = parameters.text("service");
    @Nullable Long first = parameters.number("lastEventId", parameters.text("lastEventId"));
    @Nullable Long header = parameters.number("Last-Event-ID", request.header("Last-Event-ID"));
    parameters.check();
    return new StreamQuery(types, service, header == null ? first : header);
  }

  boolean wants(Item item) {
    return item.type() == Type.RESET
        || (types.contains(item.type())
            && (service == null || Objects.equals(service, item.service())));
  }
}
