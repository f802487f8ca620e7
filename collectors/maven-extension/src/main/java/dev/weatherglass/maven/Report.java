package dev.weatherglass.maven;

import dev.weatherglass.maven.Recording.Piece;
import dev.weatherglass.maven.TestReports.Case;
import dev.weatherglass.maven.TestReports.Result;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One build as the hub takes it, a batch of events in its native form: the build as a pipeline,
/// its modules as stages, its slow mojos as tasks, its tests.
///
/// A commit is only said of a clean working copy: what was built from a dirty one is not that
/// commit, and the hub would compare it with the commits around.
final class Report {

  /// Most test cases that are told: what failed, what was flaky, then what took longest.
  static final int MAX_CASES = 1_000;

  /// Most mojos that are told, the slowest.
  static final int MAX_MOJOS = 50;

  /// Most modules that are told.
  static final int MAX_MODULES = 500;

  /// Mojos that took less are not told: clocks and not commits decide how long they take.
  static final long SHORTEST_MOJO_MILLIS = 100;

  private static final int LABEL = 1_000;
  private static final int NAME = 200;

  private final String id;
  private final BuildFacts build;
  private final Ci ci;
  private final GitPlace git;
  private final @Nullable Boolean dirty;
  private final String service;
  private final Instant ended;
  private final Json json = new Json();

  /// @param id of the build, made once
  /// @param service null for the name of the project
  /// @param dirty null where nobody knows
  Report(
      String id,
      BuildFacts build,
      Ci ci,
      GitPlace git,
      @Nullable Boolean dirty,
      @Nullable String service,
      long endedMillis) {
    this.id = id;
    this.build = build;
    this.ci = ci;
    this.git = git;
    this.dirty = dirty;
    this.service = cut(service == null ? build.artifact : service, NAME);
    this.ended = Instant.ofEpochMilli(endedMillis);
  }

  /// The body that says that the build has begun.
  byte[] started() {
    json.open('[');
    head("build", id, "unknown");
    json.text("phase", "started");
    json.open("build", '{').text("unit", "pipeline").text("name", named(null)).close('}');
    json.open("labels", '{');
    place();
    json.close('}').close('}');
    return json.close(']').bytes();
  }

  /// The body that says how it ended.
  ///
  /// @param millis how long the build took
  byte[] body(long millis, List<Piece> modules, List<Piece> mojos, List<Case> tests) {
    json.open('[');
    pipeline(millis, tests);
    if (modules.size() > 1) {
      modules.stream().limit(MAX_MODULES).forEach(module -> part("stage", module));
    }
    mojos.stream()
        .filter(mojo -> mojo.millis >= SHORTEST_MOJO_MILLIS)
        .sorted(Comparator.comparingLong((Piece mojo) -> -mojo.millis))
        .limit(MAX_MOJOS)
        .forEach(mojo -> part("task", mojo));
    if (!tests.isEmpty()) {
      tests(tests);
    }
    return json.close(']').bytes();
  }

  private void pipeline(long millis, List<Case> tests) {
    String good =
        count(tests, Result.FAILED) + count(tests, Result.BROKE) > 0 ? "unstable" : "success";
    head("build", id, build.failed ? "failure" : good);
    json.open("build", '{').text("unit", "pipeline").text("name", named(null));
    json.number("durationMs", millis).close('}');
    json.open("labels", '{');
    place();
    surroundings();
    json.close('}');
    json.close('}');
  }

  private void part(String unit, Piece piece) {
    head("build", id + "/" + unit + "/" + piece.name, piece.outcome);
    json.open("build", '{').text("unit", unit).text("name", named(piece.name));
    json.number("durationMs", piece.millis).close('}');
    json.open("labels", '{');
    place();
    json.close('}');
    json.close('}');
  }

  private void tests(List<Case> tests) {
    long failed = count(tests, Result.FAILED);
    long broke = count(tests, Result.BROKE);
    head("test", id + "/tests", failed + broke > 0 ? "failure" : "success");
    json.open("test", '{').text("suite", named(null)).open("counts", '{');
    json.number("total", tests.size()).number("failed", failed).number("errors", broke);
    json.number("skipped", count(tests, Result.SKIPPED)).close('}');
    json.number("durationMs", tests.stream().mapToLong(each -> each.millis).sum());
    json.open("cases", '[');
    tests.stream()
        .sorted(
            Comparator.comparingInt(Report::dullness)
                .thenComparing(Comparator.comparingLong((Case each) -> -each.millis)))
        .limit(MAX_CASES)
        .forEach(this::testCase);
    json.close(']').close('}');
    json.open("labels", '{');
    place();
    json.text("flaky", String.valueOf(count(tests, Result.FLAKY)));
    json.close('}');
    json.close('}');
  }

  private void testCase(Case each) {
    json.open('{').text("name", cut(each.name, LABEL)).text("outcome", each.result.outcome);
    json.number("durationMs", each.millis);
    json.flag("flaky", each.result == Result.FLAKY).close('}');
  }

  private void head(String kind, String of, String outcome) {
    json.open('{').text("kind", kind).text("id", cut(of, LABEL));
    json.text("source", cut("/maven/" + build.group + ":" + build.artifact, LABEL));
    json.text("service", service).text("at", ended.toString());
    json.text("run", ci.run == null ? id : cut(ci.run, LABEL)).text("outcome", outcome);
    if (clean()) {
      json.text("version", cut(build.version, LABEL)).text("commit", git.commit);
    }
    if (ci.url != null) {
      json.open("links", '{').text("run", cut(ci.url, LABEL)).close('}');
    }
  }

  private void place() {
    String branch = ci.branch == null ? git.branch : ci.branch;
    json.text("branch", branch == null ? null : cut(branch, LABEL));
    json.text("ci", ci.vendor);
    json.text("attempt", ci.attempt);
    json.text("pull_request", ci.pullRequest);
  }

  private void surroundings() {
    json.text("tool", "maven").text("maven", build.mavenVersion);
    json.text("java", System.getProperty("java.version"));
    json.text("java_vendor", System.getProperty("java.vendor"));
    json.text("os", System.getProperty("os.name")).text("arch", System.getProperty("os.arch"));
    json.text("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    json.text("threads", String.valueOf(build.threads));
    json.text("modules", String.valueOf(build.modules));
    json.text("offline", build.offline ? "true" : null);
    json.text("repository", git.remote == null ? null : cut(git.remote, LABEL));
    json.text("dirty", dirty == null ? null : dirty.toString());
    if (!clean()) {
      json.text("built_on", git.commit).text("built_version", cut(build.version, LABEL));
    }
  }

  private boolean clean() {
    return git.commit != null && !Boolean.TRUE.equals(dirty);
  }

  /// Builds at somebody's desk are not compared with those in CI.
  private String named(@Nullable String part) {
    String where = ci.vendor == null ? build.name + ", local" : build.name;
    return cut(part == null ? where : where + ", " + part, LABEL);
  }

  private static int dullness(Case each) {
    return each.result == Result.PASSED ? 2 : each.result == Result.SKIPPED ? 3 : 1;
  }

  private static long count(List<Case> tests, Result result) {
    return tests.stream().filter(each -> each.result == result).count();
  }

  private static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit);
  }
}
