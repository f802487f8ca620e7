package dev.weatherglass.core.alert;

import dev.weatherglass.core.series.SignalKind;
import dev.weatherglass.core.verify.AlarmRule;
import dev.weatherglass.core.verify.BucketEvidence;
import dev.weatherglass.core.verify.Competition;
import dev.weatherglass.core.verify.Contender;
import dev.weatherglass.core.verify.Episode;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Ladder;
import dev.weatherglass.core.verify.Race;
import dev.weatherglass.core.verify.SeriesProgress;
import dev.weatherglass.core.verify.VerificationState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one contender of a race has to show for itself at one moment.
final class Claim {

  /// The best evidence for a callee's change on the callee's own series.
  interface OwnSeries {
    double best(String environment, Contender callee, Instant moment);
  }

  private final JudgeSettings settings;
  private final Race race;
  private final int contender;
  private final Instant moment;
  private final OwnSeries ownSeries;
  private final Map<String, Double> statistics = new TreeMap<>();
  private VerificationState state;

  Claim(
      JudgeSettings settings,
      Race race,
      int contender,
      Instant moment,
      VerificationState state,
      OwnSeries ownSeries) {
    this.settings = settings;
    this.race = race;
    this.contender = contender;
    this.moment = moment;
    this.state = state;
    this.ownSeries = ownSeries;
  }

  String key() {
    return Keys.of(
        race.episode().environment(),
        state.candidate().service(),
        state.candidate().verification());
  }

  VerificationState state() {
    return state;
  }

  double reached() {
    return state.ladder().reached();
  }

  /// Whether its window holds the moment.
  boolean isOpen() {
    return moment.isAfter(state.candidate().onset())
        && !moment.isAfter(state.end(settings).plusMillis(race.widthMillis() - 1));
  }

  /// Takes in what the series told up to the moment.
  ///
  /// @param hasData whether any of it was data; without, no time passes for the ladder
  VerificationState taken(Map<String, List<BucketEvidence>> fresh, boolean hasData) {
    var series = new TreeMap<>(state.series());
    race.lanes()
        .forEach((name, lane) -> {
          SeriesProgress progress =
              series.computeIfAbsent(
                  name,
                  _ ->
                      SeriesProgress.begin(
                          lane.began(),
                          state.candidate().onset(),
                          settings.horizonBuckets() * state.widthMillis()));
          for (BucketEvidence bucket : fresh.getOrDefault(name, List.of())) {
            progress = progress.with(bucket, contender);
          }
          series.put(name, progress);
        });
    Ladder ladder = state.ladder();
    if (isOpen() && hasData) {
      measure();
      statistics.forEach((name, statistic) ->
          series.computeIfPresent(name, (_, progress) -> progress.climbed(statistic)));
      ladder =
          ladder.with(
              statistics.values().stream()
                  .mapToDouble(each -> each)
                  .max()
                  .orElse(Double.NEGATIVE_INFINITY));
    }
    state = state.withSeries(series, ladder);
    return state;
  }

  boolean crosses(double needed) {
    return crosses(state.ladder(), needed);
  }

  private boolean crosses(Ladder ladder, double needed) {
    return settings.rule() == AlarmRule.LADDER
        ? ladder.reached() > needed
        : ladder.lastTwo() >= needed;
  }

  /// With an alert on its best series, if that one moved by more than the margin, and on all others
  /// that climbed high enough by themselves.
  VerificationState fired(double needed) {
    statistics.entrySet().stream()
        .max(
            Comparator.comparingDouble((Map.Entry<String, Double> each) -> each.getValue())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .ifPresent(this::fire);
    return state.firstFired().isPresent() ? othersFired(needed) : state;
  }

  /// With alerts on the series that climbed high enough by themselves.
  VerificationState othersFired(double needed) {
    state
        .series()
        .forEach((name, progress) -> {
          if (crosses(progress.ladder(), needed)) {
            fire(name);
          }
        });
    return state;
  }

  private void fire(String name) {
    SeriesProgress progress = state.series().get(name);
    if (progress != null && progress.showsHarm(moment, settings)) {
      var series = new TreeMap<>(state.series());
      series.put(name, progress.fire());
      state = state.withSeries(series, state.ladder());
    }
  }

  /// S of the alarm rule, per series.
  private void measure() {
    Episode episode = race.episode();
    race.lanes()
        .forEach((name, lane) -> {
          if (contender < lane.latest().length && !Double.isNaN(lane.latest()[contender])) {
            double left =
                Competition.left(
                    episode,
                    lane.latest(),
                    contender,
                    callee -> ownSeries.best(episode.environment(), callee, moment));
            SignalKind kind = lane.began().signal().kind();
            statistics.put(
                name,
                Competition.corrected(left, kind, race.judgedSeries())
                    - lane.began().placebos().raise());
          }
        });
  }
}
