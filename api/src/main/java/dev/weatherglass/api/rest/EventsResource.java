package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Events;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Place;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.view.EventView;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/// Everything that was ever accepted, newest first: what happened around five past two.
public final class EventsResource {

  private final History history;

  public EventsResource(History history) {
    this.history = history;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/events", this::list);
  }

  private void list(Context request) {
    var parameters = new Parameters(request);
    var filter = new Events.Filter(parameters.scope(), parameters.word("kind", EventKind.class));
    Slice slice = parameters.slice();
    parameters.check();
    List<DeliveryEvent> events =
        history.read(sql -> Events.list(sql, filter, Answers.oneMore(slice)));
    Answers.page(
        request,
        Answers.page(
            events,
            slice.limit(),
            event -> new Place(event.context().at(), Events.key(event)),
            EventView::of));
  }
}
