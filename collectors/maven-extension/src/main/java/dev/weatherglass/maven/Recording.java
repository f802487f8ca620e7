package dev.weatherglass.maven;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/// What one build did so far. Modules may build on several threads at once.
final class Recording {

  private static final long MILLION = 1_000_000;

  /// When it began, in milliseconds since 1970.
  final long beganMillis;

  private final long beganNanos;
  private final Map<Object, Long> running = new ConcurrentHashMap<>();
  private final Collection<Piece> modules = new ConcurrentLinkedQueue<>();
  private final Collection<Piece> mojos = new ConcurrentLinkedQueue<>();

  /// A module or an execution of a mojo that has ended.
  static final class Piece {
    final String name;
    final long millis;
    final String outcome;

    Piece(String name, long millis, String outcome) {
      this.name = name;
      this.millis = millis;
      this.outcome = outcome;
    }
  }

  Recording(long nowMillis, long nowNanos) {
    this.beganMillis = nowMillis;
    this.beganNanos = nowNanos;
  }

  void moduleStarts(MavenProject module, long nanos) {
    running.put(module, nanos);
  }

  void moduleEnds(MavenProject module, long nanos, String outcome) {
    modules.add(new Piece(module.getArtifactId(), millisOf(module, nanos), outcome));
  }

  void mojoStarts(MojoExecution mojo, long nanos) {
    running.put(mojo, nanos);
  }

  void mojoEnds(MavenProject module, MojoExecution mojo, long nanos, String outcome) {
    String name = mojo.getArtifactId() + ":" + mojo.getGoal() + " (" + mojo.getExecutionId() + ")";
    mojos.add(new Piece(module.getArtifactId() + " " + name, millisOf(mojo, nanos), outcome));
  }

  List<Piece> modules() {
    return new ArrayList<>(modules);
  }

  List<Piece> mojos() {
    return new ArrayList<>(mojos);
  }

  long millisUntil(long nanos) {
    return (nanos - beganNanos) / MILLION;
  }

  private long millisOf(Object what, long nanos) {
    @Nullable Long began = running.remove(what);
    return began == null ? 0 : (nanos - began) / MILLION;
  }
}
