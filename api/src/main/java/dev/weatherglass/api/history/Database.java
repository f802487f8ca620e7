package dev.weatherglass.api.history;

import java.nio.file.Path;

/// Where history is kept.
public sealed interface Database {

  /// An SQLite file, for one process.
  ///
  /// @param path created with its folders where it is missing
  record File(Path path) implements Database {}

  /// A PostgreSQL database, which several processes may share.
  ///
  /// @param url as the driver takes it, `jdbc:postgresql://host:port/name?user=…&password=…`
  record Server(String url) implements Database {

    private static final String PREFIX = "jdbc:postgresql:";

    public Server {
      if (!url.startsWith(PREFIX)) {
        throw new IllegalArgumentException(
            "history.url must begin with " + PREFIX + " but began otherwise");
      }
    }

    /// The address without what may be secret.
    String told() {
      int end = url.indexOf('?');
      String bare = end < 0 ? url : url.substring(0, end);
      return bare.replaceFirst("//[^/]*@", "//");
    }

    @Override
    public String toString() {
      return told();
    }
  }
}
