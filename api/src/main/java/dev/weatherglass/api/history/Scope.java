package dev.weatherglass.api.history;

import dev.weatherglass.wire.access.Grant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What part of history a question is about, whatever list it asks for.
///
/// @param service null for every service
/// @param environment null for every environment
/// @param span when
/// @param visible the services that whoever asks may see; null where that is all of them
public record Scope(
    @Nullable String service,
    @Nullable String environment,
    Span span,
    @Nullable Set<String> visible) {

  /// Everything.
  public static final Scope ALL = new Scope(null, null, Span.OPEN, null);

  /// Everything that somebody may see.
  public static Scope of(Grant asker) {
    return new Scope(null, null, Span.OPEN, asker.services().orElse(null));
  }

  public Scope {
    visible = visible == null ? null : new TreeSet<>(visible);
  }

  /// The same at any time.
  Scope always() {
    return new Scope(service, environment, Span.OPEN, visible);
  }

  /// Whether whoever asks may see this service.
  public boolean sees(String name) {
    return visible == null || visible.contains(name);
  }

  /// Everything about one service in one environment.
  public static Scope of(String service, String environment) {
    return new Scope(service, environment, Span.OPEN, null);
  }
}
