package dev.weatherglass.maven;

import dev.weatherglass.maven.TestReports.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.jspecify.annotations.Nullable;

/// What the tests of a build said, gathered module by module. Used by one thread, [Courier]'s.
final class TestResults {

  private static final long SECOND = 1_000;

  private final List<Case> cases = new ArrayList<>();
  private @Nullable TestReports reports;

  /// Where this execution leaves its reports below the build's directory; null where it runs no
  /// tests.
  static @Nullable String folder(MojoExecution mojo) {
    switch (mojo.getArtifactId() + ":" + mojo.getGoal()) {
      case "maven-surefire-plugin:test":
        return "surefire-reports";
      case "maven-failsafe-plugin:integration-test":
        return "failsafe-reports";
      default:
        return null;
    }
  }

  /// Gets ready to read.
  @Nullable Void rehearse() {
    if (reports == null) {
      reports = new TestReports();
      reports.rehearse();
    }
    return null;
  }

  /// Reads what was written since the build began; some file systems know only whole seconds.
  ///
  /// @param since milliseconds since 1970
  @Nullable Void read(Path folder, long since) throws IOException {
    TestReports reader = reports == null ? new TestReports() : reports;
    reports = reader;
    cases.addAll(reader.read(folder, since / SECOND * SECOND));
    return null;
  }

  List<Case> cases() {
    return new ArrayList<>(cases);
  }
}
