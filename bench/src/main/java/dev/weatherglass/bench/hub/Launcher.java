package dev.weatherglass.bench.hub;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The script `weatherglass` of the sources that this jar was built from.
public final class Launcher {

  private Launcher() {}

  /// Looks for it above this jar.
  ///
  /// @throws IllegalStateException if the jar does not lie in a source tree
  public static Path find() {
    return Stream.iterate(ourJar(), path -> path != null, Path::getParent)
        .map(path -> path.resolve("weatherglass"))
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "no weatherglass script above " + ourJar() + ": run in place"));
  }

  private static Path ourJar() {
    try {
      return Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot find our own jar", e);
    }
  }
}
