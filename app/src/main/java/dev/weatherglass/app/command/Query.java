package dev.weatherglass.app.command;

import dev.weatherglass.app.client.HubClient;
import org.jspecify.annotations.Nullable;

/// A path with parameters, those that nobody gave left out. For one thread.
final class Query {

  private final StringBuilder path;
  private boolean first = true;

  Query(String path) {
    this.path = new StringBuilder(path);
  }

  Query with(String name, @Nullable String value) {
    if (value != null) {
      path.append(first ? '?' : '&').append(name).append('=').append(HubClient.encoded(value));
      first = false;
    }
    return this;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
