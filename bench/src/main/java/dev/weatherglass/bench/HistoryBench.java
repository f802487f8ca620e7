package dev.weatherglass.bench;

import dev.weatherglass.api.Api;
import dev.weatherglass.api.ApiSettings;
import dev.weatherglass.api.history.Unsettled;
import dev.weatherglass.bench.history.BareInserts;
import dev.weatherglass.bench.history.FilledTopics;
import dev.weatherglass.bench.history.Pages;
import dev.weatherglass.bench.history.Pages.Question;
import dev.weatherglass.bench.history.RecordedYear;
import dev.weatherglass.bench.hub.HubPlace;
import dev.weatherglass.bench.hub.ProcessFigures;
import dev.weatherglass.bench.report.Figure;
import dev.weatherglass.bench.report.Machine;
import dev.weatherglass.bench.report.Report;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A year of events from a real broker into history, beside bare inserts of the same rows, and then
/// how quickly lists and summaries over it are answered.
final class HistoryBench implements Bench {

  private static final double EVENTS_A_SECOND = 20_000;
  private static final double PAGE_MILLIS = 50;
  private static final double SUMMARY_MILLIS = 200;
  private static final double BYTES_IN_MB = 1e6;
  private static final double NANOS = 1e9;
  private static final Duration LOOK = Duration.ofMillis(20);

  /// What is asked: every list by its usual filters.
  private static final List<Question> QUESTIONS =
      List.of(
          page("/api/v1/deploys?limit=50"),
          deep("/api/v1/deploys?limit=50"),
          page("/api/v1/deploys?service={service}&limit=50"),
          deep("/api/v1/deploys?service={service}&limit=50"),
          page("/api/v1/deploys?environment=staging&from={from}&to={to}"),
          page("/api/v1/deploys?service={service}&version=1.500"),
          page("/api/v1/events?limit=50"),
          deep("/api/v1/events?limit=50"),
          page("/api/v1/events?service={service}&kind=deploy&from={from}&to={to}"),
          page("/api/v1/events?kind=incident&environment=production&to={to}"),
          page("/api/v1/builds?service={service}&limit=50"),
          deep("/api/v1/builds?service={service}&limit=50"),
          page("/api/v1/incidents?from={from}&to={to}"),
          page("/api/v1/changes?service={service}&to={to}"),
          summary("/api/v1/summaries/delivery?from={from}&to={to}"),
          summary("/api/v1/summaries/delivery?service={service}&from={from}&to={to}"),
          page("/api/v1/verdicts?limit=50"),
          page("/api/v1/alerts?limit=50"),
          page("/api/v1/services?limit=100"));

  @Override
  public String name() {
    return "history";
  }

  @Override
  public String says() {
    return "a year of events into history, then lists [--events 1000000] [--asks 200] [--seed 1]";
  }

  @Override
  public Report run(Arguments arguments, Stand stand) throws IOException, InterruptedException {
    Machine machine = Machine.here();
    Instant began = stand.clock().instant();
    List<Figure> figures = new ArrayList<>();
    try (HubPlace place = HubPlace.make()) {
      measure(place, arguments, stand, figures);
    }
    return new Report(name(), began, machine, arguments.given(), figures);
  }

  private static void measure(
      HubPlace place, Arguments arguments, Stand stand, List<Figure> figures)
      throws IOException, InterruptedException {
    int count = arguments.whole("events", 1_000_000);
    var year = new RecordedYear(count, arguments.whole("seed", 1));
    Path file = place.directory().resolve("history.db");
    try (FilledTopics topics = FilledTopics.of(year, place.directory().resolve("kafka"));
        Api api =
            new Api(
                ApiSettings.defaults(place.directory()),
                topics.clientSettings(),
                stand.clock(),
                new SimpleMeterRegistry())) {
      stand.say(count + " events sent");
      figures.add(rate("read from the broker alone", count, topics.secondsToRead(count)));
      figures.addAll(projected(api, count, file, place, stand));
      figures.add(Figure.of("history on disk", "MB", Files.size(file) / BYTES_IN_MB));
      figures.add(Figure.of("resident memory, peak", "MB", here().peakResidentMb()));
      figures.addAll(asked(api, arguments, stand));
    }
  }

  private static List<Figure> projected(Api api, int count, Path file, HubPlace place, Stand stand)
      throws IOException, InterruptedException {
    Duration busy = here().processorTime();
    long began = System.nanoTime();
    api.start();
    while (!api.ready()) {
      Thread.sleep(LOOK);
    }
    long ready = System.nanoTime();
    double worked = here().processorTime().minus(busy).toNanos() / NANOS;
    Figure rate = rate("broker to history", count, (ready - began) / NANOS);
    stand.say("projected");
    while (!api.history().read(sql -> Unsettled.first(sql, 1)).isEmpty()) {
      Thread.sleep(LOOK);
    }
    double judging = (System.nanoTime() - ready) / NANOS;
    var bare = BareInserts.copy(file, place.directory().resolve("bare.db"));
    stand.say("%d rows inserted in %.1f s".formatted(bare.rows(), bare.seconds()));
    return List.of(
        rate.medianAgainst("limit", EVENTS_A_SECOND),
        rate.medianAgainst("bare inserts of the same rows", count / bare.seconds()),
        rate("broker to history, by processor time", count, worked),
        rate("rows inserted bare", bare.rows(), bare.seconds()),
        Figure.of("judging all deliveries after that", "s", judging));
  }

  private static List<Figure> asked(Api api, Arguments arguments, Stand stand)
      throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>();
    try (var pages = new Pages(api, arguments.whole("seed", 1))) {
      for (Question question : QUESTIONS) {
        figures.add(pages.ask(question, arguments.whole("asks", 200)));
        stand.say(question.path() + ": p95 %.1f ms".formatted(figures.getLast().spread().p95()));
      }
    }
    return figures;
  }

  private static Question page(String path) {
    return new Question(path, PAGE_MILLIS, false);
  }

  private static Question summary(String path) {
    return new Question(path, SUMMARY_MILLIS, false);
  }

  private static Question deep(String path) {
    return new Question(path, PAGE_MILLIS, true);
  }

  private static ProcessFigures here() {
    return new ProcessFigures(ProcessHandle.current().pid());
  }

  private static Figure rate(String what, long count, double seconds) {
    return Figure.of(what, "1/s", count / seconds);
  }
}
