package dev.weatherglass.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/// What Maven knows about a whole build when it has ended. Only what is named here leaves the
/// machine: no `-D` values, no home, no host, no user.
final class BuildFacts {

  private static final int MANY = 200;

  final String group;
  final String artifact;
  final String version;

  /// As `mvn clean package`; without goals `mvn`.
  final String name;

  final boolean failed;
  final int modules;
  final int threads;
  final boolean offline;
  final String mavenVersion;

  private BuildFacts(MavenSession session) {
    MavenProject top = session.getTopLevelProject();
    Properties system = session.getSystemProperties();
    this.group = top.getGroupId();
    this.artifact = top.getArtifactId();
    this.version = top.getVersion();
    this.name = cut("mvn " + String.join(" ", lifecyclePhasesAndGoals(session))).trim();
    this.failed = session.getResult() != null && session.getResult().hasExceptions();
    this.modules = session.getProjects().size();
    this.threads = session.getRequest().getDegreeOfConcurrency();
    this.offline = session.isOffline();
    this.mavenVersion = system.getProperty("maven.version", "");
  }

  static BuildFacts of(MavenSession session) {
    return new BuildFacts(session);
  }

  private static List<String> lifecyclePhasesAndGoals(MavenSession session) {
    return session.getGoals() == null ? new ArrayList<>() : session.getGoals();
  }

  private static String cut(String text) {
    return text.length() <= MANY ? text : text.substring(0, MANY);
  }
}
