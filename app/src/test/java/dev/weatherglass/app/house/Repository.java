package dev.weatherglass.app.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The working copy that these tests were compiled in.
public final class Repository {

  /// Where the tests of `app` were compiled to: `app/target/test-classes`, or below
  /// `app/target/quick`.
  public static final Path TEST_CLASSES = testClasses();

  /// The folder of `app`.
  public static final Path APP = app();

  /// The folder that holds all modules.
  public static final Path ROOT = APP.getParent();

  private Repository() {}

  /// @param path from the root, as `docs/dependencies.md`
  public static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path testClasses() {
    try {
      return Path.of(Repository.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path app() {
    Path folder = TEST_CLASSES;
    while (!Files.exists(folder.resolve("pom.xml"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
