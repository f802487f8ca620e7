package dev.weatherglass.core.alert;

import dev.weatherglass.core.verify.AlarmRule;
import dev.weatherglass.core.verify.BucketEvidence;
import dev.weatherglass.core.verify.Candidate;
import dev.weatherglass.core.verify.Contender;
import dev.weatherglass.core.verify.Episode;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Race;
import dev.weatherglass.core.verify.Shelf;
import dev.weatherglass.core.verify.VerificationState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Judges the races of an environment in order of time and lets the alarm rule fire.
///
/// A moment is judged when every series of the service has told of it, and when the services that
/// it calls have been judged up to it; who is late is waited for a few buckets. So what is found
/// does not depend on the order in which the services' evidence arrives.
///
/// - A change fires when what is left of its evidence has climbed high enough, and its best series
///   moved by more than the margin.
/// - After an alarm, other changes of the same service and of its callers need more.
/// - A change that climbs just after a callee's change has fired is explained by that one for good.
final class Referee {

  private static final int PATIENCE_BUCKETS = 2;
  private static final int CALLEE_PATIENCE_BUCKETS = 3;
  private static final double AFTER_ALARM = 3; // nats more
  private static final int EXPLAINED_BUCKETS = 12;

  private final JudgeSettings settings;
  private final Shelf<Race> races;
  private final Shelf<VerificationState> verifications;
  private final Shelf<EnvironmentState> environments;

  Referee(
      JudgeSettings settings,
      Shelf<Race> races,
      Shelf<VerificationState> verifications,
      Shelf<EnvironmentState> environments) {
    this.settings = settings;
    this.races = races;
    this.verifications = verifications;
    this.environments = environments;
  }

  /// Judges a race as far as it can be, then those of its callers.
  ///
  /// @param evenIfOwed whether late series are waited for no longer
  /// @param before takes in the verifications that move, by key, as they were
  /// @return the verifications that moved, by key, as they were put
  Map<String, VerificationState> advance(
      Race race, boolean evenIfOwed, Map<String, VerificationState> before) {
    var moved = new LinkedHashMap<String, VerificationState>();
    advance(race, evenIfOwed, moved, before);
    moved.forEach(verifications::put);
    return moved;
  }

  private void advance(
      Race race,
      boolean evenIfOwed,
      Map<String, VerificationState> moved,
      Map<String, VerificationState> before) {
    Race now = race;
    @Nullable Instant moment = now.next();
    while (moment != null && now.awaiting() == 0 && (evenIfOwed || isReady(now, moment))) {
      now = judged(now, moment, moved, before);
      moment = now.next();
    }
    races.put(key(now.episode()), now);
    Episode episode = race.episode();
    if (now.judged() > race.judged()) {
      for (Race other : races.under(prefix(episode.environment()))) {
        if (!other.episode().service().equals(episode.service())
            && other.episode().callees().contains(episode.service())
            && other.next() != null) {
          advance(other, false, moved, before);
        }
      }
    }
  }

  private boolean isReady(Race race, Instant moment) {
    long width = race.widthMillis();
    return !race.isOwed(moment, Duration.ofMillis(PATIENCE_BUCKETS * width))
        && (!race.newest().isBefore(moment.plusMillis(CALLEE_PATIENCE_BUCKETS * width))
            || race.episode().contenders().stream()
                .filter(each -> !each.service().equals(race.episode().service()))
                .filter(each -> each.onset().isBefore(moment))
                .allMatch(each -> isJudged(race.episode().environment(), each, moment)));
  }

  /// Whether a callee's own series have been judged up to a moment, or there are none.
  private boolean isJudged(String environment, Contender callee, Instant moment) {
    if (!environment(environment).services().contains(callee.service())) {
      return true;
    }
    return racesOf(environment, callee).stream().anyMatch(race -> race.isJudged(moment));
  }

  private List<Race> racesOf(String environment, Contender contender) {
    return races.under(prefix(environment) + contender.service() + Keys.SEPARATOR).stream()
        .filter(race -> race.episode().judges(contender.verification()))
        .toList();
  }

  private Race judged(
      Race race,
      Instant moment,
      Map<String, VerificationState> moved,
      Map<String, VerificationState> before) {
    Episode episode = race.episode();
    var after = new TreeMap<String, Race.Lane>();
    var fresh = new HashMap<String, List<BucketEvidence>>();
    race.lanes()
        .forEach((series, lane) -> {
          List<BucketEvidence> buckets = lane.until(moment);
          fresh.put(series, buckets);
          after.put(series, lane.after(buckets));
        });
    Race now = race.judged(moment, after, settings.horizonBuckets() * race.widthMillis());
    boolean hasData =
        fresh.values().stream()
            .anyMatch(buckets -> buckets.stream().anyMatch(bucket -> bucket.value() != null));
    var claims = new ArrayList<Claim>();
    for (int c = 0; c < episode.contenders().size(); c++) {
      Contender contender = episode.contenders().get(c);
      String key = Keys.of(episode.environment(), contender.service(), contender.verification());
      @Nullable VerificationState state =
          contender.judged() ? moved.getOrDefault(key, verifications.get(key)) : null;
      if (state != null) {
        before.putIfAbsent(key, state);
        Claim claim = new Claim(settings, now, c, moment, state, this::best);
        moved.put(key, claim.taken(fresh, hasData));
        claims.add(claim);
      }
    }
    claims.stream()
        .filter(claim -> moved.get(claim.key()) != null)
        .sorted(
            Comparator.comparingDouble((Claim claim) -> -claim.reached()).thenComparing(Claim::key))
        .forEach(claim -> moved.put(claim.key(), ruled(claim, now, moment)));
    return now;
  }

  /// B_k of the competition: the best evidence for a callee's change on the callee's own series.
  private double best(String environment, Contender callee, Instant moment) {
    return racesOf(environment, callee).stream()
        .mapToDouble(race -> race.bestBy(callee.verification(), moment))
        .max()
        .orElse(0);
  }

  private VerificationState ruled(Claim claim, Race race, Instant moment) {
    VerificationState state = claim.state();
    if (state.now().ended() || state.explainedBy() != null || !claim.isOpen()) {
      return state;
    }
    double needed = needed(race.episode(), state.candidate(), state.widthMillis(), moment);
    if (state.firstFired().isPresent()) {
      return claim.othersFired(needed);
    }
    if (!claim.crosses(needed)) {
      return state;
    }
    @Nullable Candidate explanation = explanation(race, moment);
    if (explanation != null) {
      return state.explained(explanation);
    }
    VerificationState fired = claim.fired(needed);
    if (fired.firstFired().isPresent()) {
      String environment = race.episode().environment();
      environments.put(
          environment,
          environment(environment)
              .with(
                  new EnvironmentState.Alarm(
                      state.candidate().service(), state.candidate().verification(), moment)));
    }
    return fired;
  }

  /// What a change's evidence has to exceed.
  private double needed(Episode episode, Candidate candidate, long width, Instant moment) {
    double least =
        settings.rule() == AlarmRule.LADDER ? settings.threshold() : settings.strictThreshold();
    Duration horizon = Duration.ofMillis(settings.horizonBuckets() * width);
    boolean after =
        environment(episode.environment()).alarms().stream()
            .filter(alarm -> !alarm.verification().equals(candidate.verification()))
            .filter(alarm ->
                alarm.service().equals(episode.service())
                    || episode.callees().contains(alarm.service()))
            .anyMatch(alarm ->
                !alarm.at().isAfter(moment)
                    && !candidate.onset().isAfter(alarm.at().plus(horizon)));
    return after ? least + AFTER_ALARM : least;
  }

  /// The callee's change that fired just before; null where there is none.
  private @Nullable Candidate explanation(Race race, Instant moment) {
    Episode episode = race.episode();
    Instant earliest = moment.minusMillis(EXPLAINED_BUCKETS * race.widthMillis());
    return environment(episode.environment()).alarms().stream()
        .filter(alarm -> episode.callees().contains(alarm.service()))
        .filter(alarm -> !alarm.at().isBefore(earliest) && !alarm.at().isAfter(moment))
        .map(alarm ->
            verifications.get(
                Keys.of(episode.environment(), alarm.service(), alarm.verification())))
        .filter(Objects::nonNull)
        .map(VerificationState::candidate)
        .findFirst()
        .orElse(null);
  }

  private EnvironmentState environment(String environment) {
    @Nullable EnvironmentState known = environments.get(environment);
    return known == null ? EnvironmentState.EMPTY : known;
  }

  static String key(Episode episode) {
    return Keys.of(episode.environment(), episode.service(), episode.onset().toString());
  }

  private static String prefix(String environment) {
    return environment + Keys.SEPARATOR;
  }
}
