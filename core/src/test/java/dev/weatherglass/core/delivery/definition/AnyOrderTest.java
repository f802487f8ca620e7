package dev.weatherglass.core.delivery.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.delivery.DeliveryFold;
import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.Rules;
import dev.weatherglass.core.delivery.ServiceHistory;
import dev.weatherglass.core.delivery.Telling;
import dev.weatherglass.core.event.DeployEvent.How;
import dev.weatherglass.core.event.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever order events arrive in and however often, the same is said of them.
class AnyOrderTest {

  private static final int DAYS = 28;

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void any_order_and_repetition_of_the_inputs_says_the_same(long seed) {
    ServiceHistory history = told(new Random(seed)).history();
    JudgedService expected = DeliveryFold.of(history, Rules.DEFAULTS);
    var random = new Random(~seed);

    var shuffled =
        new ServiceHistory(
            history.service(),
            shuffled(history.deployments(), random),
            shuffled(history.changes(), random),
            shuffled(history.incidents(), random),
            shuffled(history.artifacts(), random));

    JudgedService judged = DeliveryFold.of(shuffled, Rules.DEFAULTS);
    assertThat(judged).isEqualTo(expected);
    for (String name : Definitions.names()) {
      assertThat(summary(name, judged)).isEqualTo(summary(name, expected));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void rates_of_dora_lie_within_0_and_1_and_rest_on_the_evidence(long seed) {
    JudgedService judged = told(new Random(seed)).judged();
    List<Evidence> evidence =
        Told.definition("dora").evidence(Told.scope(Rules.DEFAULTS, List.of(judged)));

    Summary summary = Told.definition("dora").summary(Told.MARCH, evidence);

    assertThat(summary.changeFailRate().value()).isBetween(0.0, 1.0);
    assertThat(summary.reworkRate().value()).isBetween(0.0, 1.0);
    assertThat(summary.failedDeploymentRecoveryTime().count())
        .isLessThanOrEqualTo(summary.changeFailRate().failed());
    assertThat(summary.deploymentFrequency().count())
        .isEqualTo(
            evidence.stream()
                .filter(each -> each.figure() == Figure.DEPLOYMENT_FREQUENCY && each.counted())
                .count());
    assertThat(evidence).doesNotHaveDuplicates();
  }

  private static Summary summary(String name, JudgedService judged) {
    Definition definition = Told.definition(name);
    return definition.summary(
        Told.MARCH, definition.evidence(Told.scope(Rules.DEFAULTS, List.of(judged))));
  }

  private static <T> List<T> shuffled(List<T> all, Random random) {
    var more = new ArrayList<>(all);
    all.stream().filter(_ -> random.nextInt(5) == 0).forEach(more::add);
    Collections.shuffle(more, random);
    return more;
  }

  private static Telling told(Random random) {
    Telling told = Telling.of("checkout").deploy("first", "v0", "01T00:30");
    for (int day = 1; day <= DAYS; day++) {
      String name = Integer.toString(day);
      String sha = "%07x%d".formatted(0xabc0000 + day, day);
      String midnight = time(day, 0);
      told.merge(
          name,
          time(day, 1 + random.nextInt(8)),
          each -> each.from(one(random, "work", "hotfix/1", "main")).commit(sha, midnight));
      told.deploy("d" + name, "v" + random.nextInt(day + 1), time(day, 9), deploy(random, sha));
      if (random.nextInt(3) == 0) {
        told.incident("i" + name, time(day, 8 + random.nextInt(6)), resolved(random, day));
      }
    }
    return told;
  }

  private static UnaryOperator<Telling.Deploy> deploy(Random random, String sha) {
    return each -> {
      if (random.nextBoolean()) {
        each.commit(sha);
      }
      if (random.nextInt(4) == 0) {
        each.regressed("%02dT%02d:30".formatted(1 + random.nextInt(DAYS), 10), null);
      }
      return each.to(one(random, "production", "production", "staging"))
          .by(one(random, "ci", "argocd"))
          .ending(one(random, Outcome.SUCCESS, Outcome.SUCCESS, Outcome.FAILURE, Outcome.UNKNOWN))
          .how(one(random, How.ROLLOUT, How.ROLLOUT, How.ROLLBACK, How.RESTART));
    };
  }

  private static String resolved(Random random, int day) {
    return random.nextBoolean() ? time(day, 15 + random.nextInt(8)) : null;
  }

  private static String time(int day, int hour) {
    return "%02dT%02d:00".formatted(day, hour);
  }

  @SafeVarargs
  private static <T> T one(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
