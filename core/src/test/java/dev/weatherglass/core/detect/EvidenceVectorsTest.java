package dev.weatherglass.core.detect;

import static dev.weatherglass.core.detect.Vectors.doubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class EvidenceVectorsTest {

  @TestFactory
  Stream<DynamicTest> the_banks_evidence_matches_the_reference() {
    return Vectors.cases("evidence.json")
        .map(one -> DynamicTest.dynamicTest(one.get("name").asString(), () -> check(one)));
  }

  private static void check(JsonNode one) {
    double[] x = doubles(one.get("x"));
    int start = one.get("start").asInt();
    Plan plan =
        Plan.of(
            DoubleStream.of(doubles(one.get("deploys"))).mapToObj(at -> (int) at - start).toList());
    Fit fit = Fit.start(Design.start(plan, start));
    for (int t = 0; t < x.length; t++) {
      fit = fit.next(x[t]);
      for (int j = 0; t >= start && j < plan.changes(); j++) {
        if (t - start >= plan.onset(j)) {
          double expected = one.get("bank_ln_e").get(j).get(t - start).asDouble();
          assertThat(new Marginals(fit, direction(one.get("sign").asInt())).lnE(j, WarmUp.UNKNOWN))
              .as("change %d bucket %d", j, t)
              .isCloseTo(expected, within(1e-3));
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> the_evidence_of_tail_runs_matches_the_reference() {
    return Vectors.cases("evidence.json")
        .filter(one -> one.get("sign").asInt() != 0)
        .map(one -> DynamicTest.dynamicTest(one.get("name").asString(), () -> checkTail(one)));
  }

  private static void checkTail(JsonNode one) {
    double[] x = doubles(one.get("x"));
    int start = one.get("start").asInt();
    double[] baseline = Arrays.copyOf(x, start);
    Fit fit = Fit.start(Design.start(Plan.of(List.of()), start));
    for (double value : baseline) {
      fit = fit.next(value);
    }
    TailRuns tail = TailRuns.of(fit, baseline, one.get("sign").asInt());
    double[] deploys = doubles(one.get("deploys"));
    for (int j = 0; j < deploys.length; j++) {
      TailRuns.State state = tail.after(Arrays.copyOf(x, (int) deploys[j]));
      int length = state.length();
      List<GammaPoisson> usual = tail.usual(state, length);
      for (int t = (int) deploys[j]; t < x.length; t++) {
        state = tail.next(state, x[t]);
        assertThat(TailRuns.lnE(state, usual, length))
            .as("change %d bucket %d", j, t)
            .isCloseTo(one.get("tail_ln_e").get(j).get(t - start).asDouble(), within(1e-3));
      }
    }
  }

  private static Direction direction(int sign) {
    return sign > 0 ? Direction.UP : sign < 0 ? Direction.DOWN : Direction.EITHER;
  }
}
