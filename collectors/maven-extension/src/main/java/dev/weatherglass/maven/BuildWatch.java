package dev.weatherglass.maven;

import dev.weatherglass.maven.Recording.Piece;
import dev.weatherglass.maven.TestReports.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.settings.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows one build from its first event to its last line.
///
/// Maven's own threads only note times here. Everything else is done beside the build and as early
/// as possible, so that at the end little is left: loading classes for the first time is what takes
/// long in a young JVM.
final class BuildWatch {

  private static final Logger log = LoggerFactory.getLogger(BuildWatch.class);

  /// What the end of the build keeps for itself of the time it may take: to wake up and to say how
  /// it went.
  private static final int RESERVE_MILLIS = 20;

  private static final int GIT_PATIENCE_MILLIS = 100;
  private static final long MILLION = 1_000_000;

  private final Settings settings;
  private final Ci ci;
  private final Path directory;
  private final Recording recording;
  private final Courier courier;
  private final TestResults tests = new TestResults();
  private final String id;
  private final FutureTask<@Nullable Boolean> dirty;
  private volatile @Nullable GitPlace git;
  private volatile long endedNanos;
  private volatile boolean ended;

  private BuildWatch(Settings settings, Ci ci, Path directory, long millis, long nanos) {
    this.settings = settings;
    this.ci = ci;
    this.directory = directory;
    this.recording = new Recording(millis, nanos);
    this.courier = new Courier(settings);
    this.id = EventId.at(millis);
    this.dirty = new FutureTask<>(() -> GitPlace.dirty(directory));
  }

  /// Null where nothing shall be sent.
  static @Nullable BuildWatch begin(MavenSession session, long nanos) throws IOException {
    Ci ci = Ci.of(System.getenv());
    Settings settings =
        Settings.of(System.getenv(), System.getProperty("user.home", "."), ci, token(session));
    if (settings == null) {
      return null;
    }
    Path directory = Paths.get(session.getExecutionRootDirectory());
    BuildWatch watch = new BuildWatch(settings, ci, directory, System.currentTimeMillis(), nanos);
    watch.start(BuildFacts.of(session));
    return watch;
  }

  /// The password of the server `weatherglass` in Maven's settings, unless it is encrypted.
  private static @Nullable String token(MavenSession session) {
    Server server = session.getSettings().getServer("weatherglass");
    String password = server == null ? null : server.getPassword();
    return password == null || password.contains("{") ? null : password;
  }

  private void start(BuildFacts facts) {
    Courier.beside(
        "weatherglass-git",
        () -> {
          dirty.run();
          return null;
        });
    courier.later(() -> {
      rehearse(facts);
      return null;
    });
    courier.begin(id, () -> report(facts, recording.beganMillis, null).started());
  }

  /// Does what the end will do, for nobody.
  private void rehearse(BuildFacts facts) throws IOException {
    if (settings.url.startsWith("https:")) {
      SSLSocketFactory.getDefault();
    }
    report(facts, 0, null)
        .body(
            0,
            Collections.singletonList(new Piece("", 0, "")),
            Collections.singletonList(new Piece("", Report.SHORTEST_MOJO_MILLIS, "")),
            Collections.singletonList(new Case("", 0, TestReports.Result.PASSED)));
    courier.rehearse(id);
  }

  /// Takes note of an event.
  void hear(ExecutionEvent event, long now) {
    switch (event.getType()) {
      case ProjectStarted:
        recording.moduleStarts(event.getProject(), now);
        break;
      case ProjectSucceeded:
        recording.moduleEnds(event.getProject(), now, "success");
        break;
      case ProjectFailed:
        recording.moduleEnds(event.getProject(), now, "failure");
        break;
      case ProjectSkipped:
        recording.moduleEnds(event.getProject(), now, "skipped");
        break;
      case MojoStarted:
        mojoStarts(event.getMojoExecution(), now);
        break;
      case MojoSucceeded:
        mojoEnds(event, now, "success");
        break;
      case MojoFailed:
        mojoEnds(event, now, "failure");
        break;
      case SessionEnded:
        end(event.getSession(), now);
        break;
      default:
        break;
    }
  }

  private void mojoStarts(MojoExecution mojo, long now) {
    recording.mojoStarts(mojo, now);
    if (TestResults.folder(mojo) != null) {
      courier.later(tests::rehearse);
    }
  }

  private void mojoEnds(ExecutionEvent event, long now, String outcome) {
    MojoExecution mojo = event.getMojoExecution();
    recording.mojoEnds(event.getProject(), mojo, now, outcome);
    String folder = TestResults.folder(mojo);
    if (folder != null) {
      Path reports = Paths.get(event.getProject().getBuild().getDirectory()).resolve(folder);
      courier.later(() -> tests.read(reports, recording.beganMillis));
    }
  }

  private void end(MavenSession session, long now) {
    endedNanos = now;
    ended = true;
    BuildFacts facts = BuildFacts.of(session);
    long millis = System.currentTimeMillis();
    courier.send(
        id,
        () ->
            report(facts, millis, dirty())
                .body(
                    recording.millisUntil(now),
                    recording.modules(),
                    recording.mojos(),
                    tests.cases()));
  }

  private Report report(BuildFacts facts, long at, @Nullable Boolean isDirty) throws IOException {
    return new Report(id, facts, ci, git(), isDirty, settings.service, at);
  }

  /// As it was when the build began: that is what was built.
  private GitPlace git() throws IOException {
    GitPlace known = git;
    if (known == null) {
      known = GitPlace.of(directory);
      git = known;
    }
    return known;
  }

  private @Nullable Boolean dirty() throws InterruptedException {
    try {
      return dirty.get(GIT_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return null;
    }
  }

  /// Waits for the report, as long as it may, and says one line.
  void close() throws InterruptedException {
    if (!ended) {
      return;
    }
    long patience = Math.max(1, settings.maxMillis - RESERVE_MILLIS);
    Courier.Fate fate = courier.await(endedNanos + patience * MILLION);
    long millis = (System.nanoTime() - endedNanos) / MILLION;
    String url = settings.shownUrl();
    switch (fate) {
      case SENT:
        log.info("[weatherglass] build sent in {} ms → {}/", millis, url);
        break;
      case KEPT:
        log.warn(
            "[weatherglass] build not sent to {} after {} ms ({}): kept for the next one",
            url,
            millis,
            courier.why());
        break;
      case REFUSED:
        log.warn("[weatherglass] build refused by {} after {} ms ({})", url, millis, courier.why());
        break;
      case LOST:
        log.warn("[weatherglass] build lost after {} ms ({})", millis, courier.why());
        break;
    }
  }
}
