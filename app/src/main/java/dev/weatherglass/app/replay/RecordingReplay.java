package dev.weatherglass.app.replay;

import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.alert.Told;
import dev.weatherglass.core.alert.WholeJudge;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.Effect;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.SeriesJudgement;
import dev.weatherglass.core.verify.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/// Replays a recording: at each instant its samples, then its events, then a tick; at the end the
/// time that lets every open verification end.
///
/// @param settings the numbers the judge decides by
/// @param watch what is watched
public record RecordingReplay(JudgeSettings settings, Watch watch) {

  /// How long after the last entry the time goes on: longer than any verification lasts.
  private static final Duration AFTERWARDS = Duration.ofDays(6);

  /// A line of the output: what became known, in order of event time.
  public sealed interface Line {}

  /// A verdict became another.
  public record VerdictLine(
      String kind,
      Instant at,
      String service,
      String environment,
      String change,
      @Nullable String version,
      String state,
      boolean ended,
      String reason)
      implements Line {}

  /// An alert was raised or resolved.
  public record AlertLine(
      String kind,
      Instant at,
      String state,
      String service,
      String environment,
      String metric,
      String signal,
      @Nullable String change,
      Instant change_point,
      String direction,
      @Nullable Effect effect,
      double e_value)
      implements Line {}

  /// Tells every line that comes of the recording.
  ///
  /// @param share is told now and then how much is done, in [0, 1]
  void run(Recording recording, Consumer<Line> out, DoubleConsumer share) {
    var judge = new WholeJudge(settings, watch);
    Set<String> alerts = new LinkedHashSet<>();
    Instant last = Instant.EPOCH;
    long done = 0;
    for (Map.Entry<Instant, List<Recording.Entry>> moment : byTime(recording).entrySet()) {
      last = moment.getKey();
      var told = new ArrayList<Told>();
      batches(moment.getValue()).forEach(batch -> told.addAll(judge.onMetrics(batch)));
      for (Recording.Entry entry : moment.getValue()) {
        if (entry instanceof Recording.Event(var event)) {
          told.addAll(judge.onEvent(event));
        }
      }
      told.addAll(judge.onTick(last));
      Instant now = last;
      told.forEach(one -> lines(one, now, alerts).forEach(out));
      done += moment.getValue().size();
      share.accept((double) done / recording.entries().size());
    }
    Instant end = last.plus(AFTERWARDS);
    judge.onTick(end).forEach(one -> lines(one, end, alerts).forEach(out));
    judge
        .onTick(end.plus(JudgeSettings.TICK_GRACE))
        .forEach(one -> lines(one, end, alerts).forEach(out));
  }

  private static TreeMap<Instant, List<Recording.Entry>> byTime(Recording recording) {
    var byTime = new TreeMap<Instant, List<Recording.Entry>>();
    recording
        .entries()
        .forEach(entry -> byTime.computeIfAbsent(entry.at(), _ -> new ArrayList<>()).add(entry));
    return byTime;
  }

  private static List<MetricBatch> batches(List<Recording.Entry> entries) {
    record Place(String service, String environment) {}
    var places = new LinkedHashMap<Place, Map<String, List<RawSeries>>>();
    for (Recording.Entry entry : entries) {
      if (entry instanceof Recording.Measured measured) {
        places
            .computeIfAbsent(
                new Place(measured.service(), measured.environment()), _ -> new LinkedHashMap<>())
            .computeIfAbsent(measured.metric(), _ -> new ArrayList<>())
            .add(
                new RawSeries(
                    measured.labels(),
                    List.of(Sample.of(measured.at().toEpochMilli(), measured.value()))));
      }
    }
    return places.entrySet().stream()
        .map(place ->
            new MetricBatch(
                place.getKey().service(), place.getKey().environment(), metrics(place.getValue())))
        .toList();
  }

  private static List<Metric> metrics(Map<String, List<RawSeries>> byName) {
    return byName.entrySet().stream()
        .map(metric -> new Metric(metric.getKey(), Metric.Kind.UNKNOWN, "", metric.getValue()))
        .toList();
  }

  private static List<Line> lines(Told told, Instant now, Set<String> alerts) {
    return switch (told) {
      case Told.OfVerdict(Verdict verdict) -> List.of(line(verdict, now));
      case Told.OfProblem(Problem problem) ->
          problem.alerts().stream()
              .filter(alert -> alerts.add(problem.id() + alert.fingerprint() + alert.state()))
              .<Line>map(alert -> line(problem, alert))
              .toList();
    };
  }

  private static Line line(Verdict verdict, Instant now) {
    return new VerdictLine(
        "verdict",
        verdict.ended() && verdict.judgedAt().isBefore(verdict.watchedUntil())
            ? now
            : verdict.judgedAt(),
        verdict.service(),
        verdict.environment(),
        verdict.change().id(),
        verdict.change().revision().version(),
        verdict.state().word(),
        verdict.ended(),
        verdict.reason());
  }

  private static Line line(Problem problem, Alert alert) {
    @Nullable SeriesJudgement judgement = alert.judgement();
    return new AlertLine(
        "alert",
        alert.endsAt() == null ? alert.startsAt() : alert.endsAt(),
        alert.state().word(),
        problem.service(),
        problem.environment(),
        judgement == null ? "" : judgement.metric(),
        judgement == null ? "" : judgement.signal().name(),
        problem.changes().isEmpty() ? null : problem.changes().getFirst().id(),
        alert.began(),
        direction(judgement),
        judgement == null ? null : judgement.effect(),
        judgement == null ? 0 : Math.exp(judgement.lnE()));
  }

  private static String direction(@Nullable SeriesJudgement judgement) {
    if (judgement == null || judgement.effect() == null) {
      return "none";
    }
    return judgement.effect().value() < 0 ? "down" : "up";
  }
}
