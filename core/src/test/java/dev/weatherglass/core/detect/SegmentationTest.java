package dev.weatherglass.core.detect;

import static dev.weatherglass.core.detect.Vectors.doubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.core.series.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class SegmentationTest {

  private static final String VECTORS = "segmentation.json";

  @TestFactory
  Stream<DynamicTest> changes_with_t_and_jump_match_the_reference() {
    return each(SegmentationTest::check);
  }

  @TestFactory
  Stream<DynamicTest> spikes_match_the_reference() {
    return each(one -> {
      double[] samples = doubles(one.get("samples"));
      assumeTrue(samples.length >= Segmentation.SHORTEST, "too short to be cleaned");
      double[] cleaned = SpikeFilter.cleaned(samples);
      double[] replaced =
          IntStream.range(0, samples.length)
              .filter(i -> cleaned[i] != samples[i])
              .asDoubleStream()
              .toArray();

      assertThat(replaced).containsExactly(doubles(one.at("/trace/hampel_replaced")));
      assertThat(Arrays.stream(replaced).map(i -> cleaned[(int) i]).toArray())
          .containsExactly(doubles(one.at("/trace/hampel_values")), within(1e-6));
    });
  }

  @TestFactory
  Stream<DynamicTest> each_round_matches_the_reference() {
    return each(SegmentationTest::checkRounds);
  }

  private static void check(JsonNode one) {
    List<LevelChange> changes = Segmentation.REFERENCE.changes(doubles(one.get("samples")));

    assertThat(changes.stream().mapToDouble(LevelChange::index).toArray())
        .containsExactly(doubles(one.get("change_points")));
    JsonNode kept = one.at("/trace/kept");
    for (int i = 0; i < kept.size(); i++) {
      JsonNode t = kept.get(i).get("t");
      assertThat(changes.get(i).jump()).isCloseTo(kept.get(i).get("jump").asDouble(), within(1e-6));
      if (t.isNull()) {
        assertThat(changes.get(i).t()).isInfinite();
      } else {
        assertThat(changes.get(i).t()).isCloseTo(t.asDouble(), within(1e-6));
      }
    }
  }

  private static void checkRounds(JsonNode one) {
    double[] cleaned = SpikeFilter.cleaned(doubles(one.get("samples")));
    for (JsonNode round : one.at("/trace/iterations")) {
      SegmentNoise noise =
          new SegmentNoise(round.get("sigma_in").asDouble(), round.get("rho_in").asDouble());
      List<Integer> cuts =
          new Partition(cleaned).cuts(10 * Math.log(cleaned.length) * noise.longRunVariance());
      SegmentNoise around = SegmentNoise.around(cleaned, cuts);

      assertThat(cuts.stream().mapToDouble(cut -> cut).toArray())
          .containsExactly(doubles(round.get("change_points")));
      assertThat(around.deviation()).isCloseTo(round.get("sigma_out").asDouble(), within(1e-6));
      assertThat(around.memory()).isCloseTo(round.get("rho_out").asDouble(), within(1e-6));
    }
  }

  @Test
  void a_change_says_its_levels_and_direction() {
    double[] history = Series.autoregression(0, 80, 3);
    for (int i = 0; i < history.length; i++) {
      history[i] += i < 40 ? 100 : 94;
    }

    LevelChange change = Segmentation.REFERENCE.changes(history).getFirst();

    assertThat(change.index()).isEqualTo(40);
    assertThat(change.direction()).isEqualTo(Direction.DOWN);
    assertThat(change.before()).isCloseTo(100, within(0.5));
    assertThat(change.after()).isCloseTo(94, within(0.5));
  }

  @Test
  void unit_and_origin_do_not_matter() {
    double[] history = doubles(Vectors.cases(VECTORS).findFirst().orElseThrow().get("samples"));
    double[] moved = Arrays.stream(history).map(x -> 3e5 - 0.01 * x).toArray();

    assertThat(Segmentation.REFERENCE.changes(moved))
        .extracting(LevelChange::index)
        .isEqualTo(
            Segmentation.REFERENCE.changes(history).stream().map(LevelChange::index).toList());
  }

  @Test
  void the_largest_numbers_it_takes_give_an_answer() {
    double[] history = new double[40];
    Arrays.fill(history, 20, 40, 1e100);
    history[3] = -1e100;

    assertThat(Segmentation.REFERENCE.changes(history))
        .extracting(LevelChange::index)
        .containsExactly(20);
  }

  @Test
  void the_careful_kind_asks_more_where_neighbours_are_alike() {
    int plain = 0;
    int careful = 0;
    for (int seed = 0; seed < 300; seed++) {
      double[] unchanged = Series.autoregression(0.97, 200, seed);
      plain += Segmentation.REFERENCE.changes(unchanged).isEmpty() ? 0 : 1;
      careful += Segmentation.CAREFUL.changes(unchanged).isEmpty() ? 0 : 1;
    }

    assertThat(plain).isGreaterThan(9); // a level that wanders is not a level that changed
    assertThat(careful).isLessThanOrEqualTo(plain * 2 / 3);
  }

  @Test
  void the_careful_kind_finds_a_plain_step_as_well() {
    int found = 0;
    for (int seed = 0; seed < 100; seed++) {
      double[] history = Series.autoregression(0.3, 200, seed);
      for (int t = 100; t < history.length; t++) {
        history[t] += 2.5;
      }
      found += Segmentation.CAREFUL.changes(history).size() == 1 ? 1 : 0;
    }

    assertThat(found).isGreaterThanOrEqualTo(97);
  }

  @Test
  void nothing_is_sought_in_nothing() {
    assertThat(Segmentation.REFERENCE.changes(new double[0])).isEmpty();
    assertThat(Segmentation.REFERENCE.changes(new double[] {1, 9})).isEmpty();
  }

  private static Stream<DynamicTest> each(Consumer<JsonNode> check) {
    return Vectors.cases(VECTORS)
        .map(one -> DynamicTest.dynamicTest(one.get("name").asString(), () -> check.accept(one)));
  }
}
