package dev.weatherglass.api.rest;

import dev.weatherglass.wire.access.Grant;
import io.javalin.http.Context;

/// What a request may see of history. For a list [Parameters#scope()] has it already; a single
/// thing is left out where [Grant#sees] says no, as if it were not there.
public final class Visible {

  private Visible() {}

  /// Who asks.
  public static Grant of(Context request) {
    return Grant.of(request.attribute(Grant.ATTRIBUTE));
  }
}
