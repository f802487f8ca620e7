package dev.weatherglass.bench;

import dev.weatherglass.bench.build.MeasuredBuild;
import dev.weatherglass.bench.build.TrivialProject;
import dev.weatherglass.bench.hub.HubChild;
import dev.weatherglass.bench.hub.HubPlace;
import dev.weatherglass.bench.report.Figure;
import dev.weatherglass.bench.report.Machine;
import dev.weatherglass.bench.report.Report;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What the Maven extension adds to a build of a trivial project, by kind of hub. The kinds take
/// turns, so that what else the machine does falls on all of them.
final class MavenExtensionBench implements Bench {

  /// What the extension meets.
  private enum Kind {
    BARE("without the extension", 0),
    OFF("off, no WEATHERGLASS_URL", 0),
    UP("hub up", 20),
    REFUSED("port refused", 50),
    HANGING("hub hangs", 300);

    private final String said;
    private final double limitMillis;

    Kind(String said, double limitMillis) {
      this.said = said;
      this.limitMillis = limitMillis;
    }
  }

  @Override
  public String name() {
    return "maven-extension";
  }

  @Override
  public String says() {
    return "what the Maven extension adds to the end of a build [--runs 9]";
  }

  @Override
  public Report run(Arguments arguments, Stand stand) throws IOException, InterruptedException {
    Machine machine = Machine.here();
    Instant began = stand.clock().instant();
    try (HubPlace place = HubPlace.make();
        HubPlace nobody = HubPlace.make();
        var hanging = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        HubChild hub = HubChild.start(place)) {
      var project = new TrivialProject(place.directory().resolve("project"));
      project.prepare();
      hub.awaitReady();
      Map<Kind, @Nullable String> urls = new EnumMap<>(Kind.class);
      urls.put(Kind.UP, place.url().toString());
      urls.put(Kind.REFUSED, nobody.url().toString());
      urls.put(Kind.HANGING, "http://127.0.0.1:" + hanging.getLocalPort());
      var builds = new EnumMap<Kind, List<MeasuredBuild>>(Kind.class);
      round(project, urls, place.directory(), -1); // the first of each kind is always slower
      for (int i = 0; i < arguments.whole("runs", 9); i++) {
        round(project, urls, place.directory(), i)
            .forEach(
                (kind, build) -> builds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(build));
        stand.say("run " + (i + 1) + " done");
      }
      hub.stop();
      return new Report(name(), began, machine, arguments.given(), figures(builds));
    }
  }

  private static Map<Kind, MeasuredBuild> round(
      TrivialProject project, Map<Kind, @Nullable String> urls, Path directory, int run)
      throws IOException, InterruptedException {
    var round = new EnumMap<Kind, MeasuredBuild>(Kind.class);
    for (Kind kind : Kind.values()) {
      Path spool = directory.resolve("spool-" + kind + run);
      round.put(kind, kind == Kind.BARE ? project.bare() : project.extended(urls.get(kind), spool));
    }
    return round;
  }

  private static List<Figure> figures(Map<Kind, List<MeasuredBuild>> builds) {
    List<MeasuredBuild> bare = Objects.requireNonNull(builds.get(Kind.BARE));
    var figures = new ArrayList<Figure>();
    builds.forEach((kind, these) -> {
      figures.add(figure("BUILD SUCCESS to exit, " + kind.said, these, MeasuredBuild::endMillis));
      if (kind.limitMillis > 0) {
        figures.add(
            figure("said by the extension, " + kind.said, these, MavenExtensionBench::told)
                .medianAgainst("limit", kind.limitMillis));
        figures.add(added(kind, these, bare));
      }
    });
    builds.forEach((kind, these) ->
        figures.add(figure("whole process, " + kind.said, these, MeasuredBuild::wholeMillis)));
    return figures;
  }

  /// Against the bare build of the same round.
  private static Figure added(Kind kind, List<MeasuredBuild> these, List<MeasuredBuild> bare) {
    double[] differences = new double[these.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = these.get(i).endMillis() - bare.get(i).endMillis();
    }
    return Figure.of("added at the end, " + kind.said, "ms", differences)
        .medianAgainst("limit", kind.limitMillis);
  }

  private static double told(MeasuredBuild build) {
    return Objects.requireNonNull(build.toldMillis(), "the extension said nothing");
  }

  private static Figure figure(
      String what, List<MeasuredBuild> builds, ToDoubleFunction<MeasuredBuild> measure) {
    return Figure.of(what, "ms", builds.stream().mapToDouble(measure).toArray());
  }
}
