package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.UnmappedNames;
import dev.weatherglass.wire.access.Grant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Names of services that sources use and nobody mapped: what to put under `services:` next.
public final class UnmappedNamesResource {

  private final History history;

  public UnmappedNamesResource(History history) {
    this.history = history;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/unmapped-names", this::list);
  }

  private void list(Context request) {
    var parameters = new Parameters(request);
    int limit = parameters.limit();
    @Nullable String after = parameters.cursor(Cursor::name);
    @Nullable String source = parameters.text("source");
    parameters.check();
    Grant asker = Visible.of(request);
    Answers.page(
        request,
        Answers.cut(
            history.read(sql -> UnmappedNames.list(sql, Scope.of(asker), source, after, limit + 1)),
            limit,
            name -> Cursor.of(UnmappedNames.key(name)),
            Function.identity()));
  }
}
