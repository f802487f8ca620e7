package dev.weatherglass.bench.evaluate.peers;

import dev.weatherglass.core.detect.NoiseBank;
import dev.weatherglass.core.detect.NoiseModels;
import dev.weatherglass.core.detect.SizePrior;
import dev.weatherglass.core.detect.WarmUp;
import dev.weatherglass.core.verify.JudgeSettings;
import java.util.List;
import java.util.stream.Stream;

/// The catalogue of rules that are compared. A new one is a class that implements [Statistic] and
/// its line here.
public final class Peers {

  private static final double ONE_PERCENT = Math.log(100);
  private static final double FIVE_PERCENT = Math.log(20);
  private static final double NORMAL_FIVE_PERCENT = 1.6448536269514722;
  private static final int HORIZON = 60;

  private static final Statistic JUDGE = judge(WarmUp.UNKNOWN);
  private static final Statistic BARE = new BareTest(NoiseModels.EQUAL, SizePrior.of(1));
  private static final Statistic WHITE = new BareTest(whiteNoise(), SizePrior.of(1));
  private static final Statistic WELCH = new WelchTest();
  private static final Statistic RANKS = new MannWhitney();
  private static final Statistic KAYENTA = new KayentaJudge(5, HORIZON);
  private static final Statistic DEVIATION = new Deviation();
  private static final Statistic CUSUM = new Cusum(0.5);

  /// The rule that our judge goes by where nobody wants another.
  public static final Rule LADDER = ladder("**judge, ladder**", JUDGE);

  /// The other one it offers.
  public static final Rule STRICT = strict("**judge, strict rule, 1 %**", JUDGE);

  /// The test inside it, with its theorem's threshold.
  public static final Rule BARE_TEST =
      new Rule("**bare test, 1 %**", BARE, Persistence.ONCE, ONE_PERCENT);

  /// Ours.
  public static final List<Rule> OURS =
      List.of(
          LADDER,
          STRICT,
          BARE_TEST,
          new Rule("bare test, 5 %", BARE, Persistence.ONCE, FIVE_PERCENT));

  /// Ours where the service's changes so far had no warm-up, and where there is none ever.
  public static final List<Rule> OURS_WITHOUT_WARM_UPS =
      List.of(
          ladder("judge, ladder, warm-up .05", judge(new WarmUp(0.05))),
          strict("judge, strict rule, warm-up .05", judge(new WarmUp(0.05))),
          ladder("judge, ladder, no warm-up", judge(WarmUp.NONE)),
          strict("judge, strict rule, no warm-up", judge(WarmUp.NONE)));

  /// What others do, with the constants they do it with.
  public static final List<Rule> OTHERS =
      List.of(
          new Rule(
              "Welch t, one look at 60, 5 %", WELCH, Persistence.onlyAt(HORIZON), FIVE_PERCENT),
          new Rule("Welch t, each bucket, 5 %", WELCH, Persistence.ONCE, FIVE_PERCENT),
          new Rule(
              "Mann-Whitney, one look at 60, 5 %",
              RANKS, Persistence.onlyAt(HORIZON), NORMAL_FIVE_PERCENT),
          new Rule("Mann-Whitney, each bucket, 5 %", RANKS, Persistence.ONCE, NORMAL_FIVE_PERCENT),
          new Rule(
              "Kayenta, one look at 60",
              KAYENTA,
              Persistence.onlyAt(HORIZON),
              KayentaJudge.TOLERANCE),
          new Rule("Kayenta, every 5", KAYENTA, Persistence.ONCE, KayentaJudge.TOLERANCE),
          new Rule("3 sigma, any", DEVIATION, Persistence.ONCE, 3),
          new Rule("3 sigma, 3 in a row", DEVIATION, Persistence.inARow(3), 3),
          new Rule("Argo: > 1.2 x mean, failureLimit 3", new Excess(), Persistence.inAll(4), 0.2),
          new Rule("CUSUM k .5 h 5", CUSUM, Persistence.ONCE, 5),
          new Rule("CUSUM k .5 h 8", CUSUM, Persistence.ONCE, 8),
          otava("Otava, default (p .001), every 5", 1e-3),
          otava("Otava, p 1e-5, every 5", 1e-5),
          otava("Otava, p 1e-6, every 5", 1e-6),
          new Rule("Mozilla t > 7", new Mozilla(Mozilla.USUAL), Persistence.ONCE, Mozilla.USUAL),
          new Rule("i.i.d. t-mixture e-process, 1 %", WHITE, Persistence.ONCE, ONE_PERCENT));

  /// All of them.
  public static final List<Rule> ALL = Stream.concat(OURS.stream(), OTHERS.stream()).toList();

  /// Those whose threshold may be moved without changing what they are.
  public static final List<Rule> TUNABLE =
      List.of(
          LADDER,
          STRICT,
          BARE_TEST,
          named("Welch t, each bucket, 5 %"),
          named("Mann-Whitney, each bucket, 5 %"),
          named("3 sigma, any"),
          named("3 sigma, 3 in a row"),
          named("Argo: > 1.2 x mean, failureLimit 3"),
          named("CUSUM k .5 h 8"),
          named("Mozilla t > 7"),
          named("i.i.d. t-mixture e-process, 1 %"));

  private Peers() {}

  private static Statistic judge(WarmUp warmUp) {
    return new JudgeClaim(new JudgeEvidence(warmUp));
  }

  private static Rule ladder(String name, Statistic judge) {
    return new Rule(name, judge, Persistence.LADDER, JudgeSettings.DEFAULTS.threshold());
  }

  private static Rule strict(String name, Statistic judge) {
    return new Rule(name, judge, Persistence.inARow(2), JudgeSettings.DEFAULTS.strictThreshold());
  }

  private static NoiseBank whiteNoise() {
    return NoiseModels.equal(List.of(NoiseModels.GRID.getFirst()));
  }

  private static Rule otava(String name, double accepted) {
    return new Rule(name, new Otava(accepted, 50, 5), Persistence.ONCE, Double.NEGATIVE_INFINITY);
  }

  /// The rule of a name.
  ///
  /// @throws java.util.NoSuchElementException if there is none
  public static Rule named(String name) {
    return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst().orElseThrow();
  }
}
