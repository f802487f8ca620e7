package dev.weatherglass.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.verify.VerdictState;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The shop calls the stock, which is slow because of itself or not; both are deployed.
class CallersAndCalleesTest {

  private static final int BASELINE = 245;

  @SuppressWarnings("unused") // by the tests below
  private static Stream<Arguments> seedsAndDistances() {
    return LongStream.rangeClosed(1, 3)
        .boxed()
        .flatMap(seed -> Stream.of(0, 9).map(apart -> Arguments.of(seed, apart)));
  }

  @ParameterizedTest
  @MethodSource("seedsAndDistances")
  void what_a_callee_broke_is_not_its_callers_fault(long seed, int apart) {
    Neighbours town = town(seed).run(BASELINE).deploy("shop").run(apart).deploy("stock");

    town.slower("stock", 1.4).slower("shop", 1.3).run(130 + apart);

    assertThat(town.verdict("stock").state()).isEqualTo(VerdictState.REGRESSED);
    assertThat(town.verdict("shop").state()).isNotEqualTo(VerdictState.REGRESSED);
    assertThat(town.blamed()).containsExactly("stock");
  }

  @ParameterizedTest
  @MethodSource("seedsAndDistances")
  void what_a_caller_broke_itself_is_not_its_callees_fault(long seed, int apart) {
    Neighbours town = town(seed).run(BASELINE).deploy("stock").run(apart).deploy("shop");

    town.slower("shop", 1.4).run(130 + apart);

    assertThat(town.verdict("shop").state()).isEqualTo(VerdictState.REGRESSED);
    assertThat(town.verdict("stock").state()).isNotEqualTo(VerdictState.REGRESSED);
    assertThat(town.blamed()).containsExactly("shop");
  }

  @ParameterizedTest
  @MethodSource("seedsAndDistances")
  void a_callee_of_a_callee_counts_too(long seed, int apart) {
    Neighbours town =
        new Neighbours(
                seed,
                Map.of("shop", List.of("stock"), "stock", List.of("store"), "store", List.of()))
            .run(BASELINE)
            .deploy("shop")
            .run(apart)
            .deploy("store")
            .slower("store", 1.4)
            .slower("stock", 1.3)
            .slower("shop", 1.3)
            .run(130 + apart);

    assertThat(town.blamed()).containsExactly("store");
  }

  @ParameterizedTest
  @MethodSource("seedsAndDistances")
  void services_that_do_not_call_one_another_are_judged_apart(long seed, int apart) {
    Neighbours town =
        new Neighbours(seed, Map.of("shop", List.of(), "stock", List.of()))
            .run(BASELINE)
            .deploy("shop")
            .slower("shop", 1.4)
            .run(apart)
            .deploy("stock")
            .slower("stock", 1.4)
            .run(130 + apart);

    assertThat(town.verdict("shop").state()).isEqualTo(VerdictState.REGRESSED);
    assertThat(town.verdict("stock").state()).isEqualTo(VerdictState.REGRESSED);
  }

  private static Neighbours town(long seed) {
    return new Neighbours(seed, Map.of("shop", List.of("stock"), "stock", List.of()));
  }
}
