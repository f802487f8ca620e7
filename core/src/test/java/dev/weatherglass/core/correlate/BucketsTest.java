package dev.weatherglass.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.series.FamilyState;
import dev.weatherglass.core.series.Histogram;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.RingBlock;
import dev.weatherglass.core.series.RingHead;
import dev.weatherglass.core.series.UsualWeek;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.MemoryShelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {

  /// Buckets that keep all in memory.
  private static final class Kept {
    private final RingShelf rings =
        new RingShelf(new MemoryShelf<RingHead>(), new MemoryShelf<RingBlock>());
    private final MemoryShelf<UsualWeek> weeks = new MemoryShelf<>();
    private final Buckets buckets =
        new Buckets(
            JudgeSettings.DEFAULTS, Watch.DEFAULTS, new MemoryShelf<FamilyState>(), rings, weeks);
    private final List<Restarted> restarts = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    Kept take(List<MetricBatch> batches) {
      for (MetricBatch batch : batches) {
        Buckets.Taken taken = buckets.take(batch);
        restarts.addAll(taken.restarts());
        taken.rings().forEach(ring -> told.add(text(ring, ring.last())));
      }
      told.sort(String::compareTo);
      return this;
    }

    List<String> all() {
      var all = new ArrayList<String>();
      for (Ring ring : rings.under("")) {
        for (long index = ring.first(); index <= ring.last(); index++) {
          all.add(text(ring, index));
        }
      }
      weeks.under("").forEach(week -> all.add(Arrays.toString(week.medians()) + week.fit()));
      return all;
    }

    private static String text(Ring ring, long index) {
      Histogram histogram = ring.histogramAt(index);
      return ring.key().signal()
          + " "
          + index
          + " "
          + ring.at(index)
          + (histogram == null ? "" : Arrays.toString(histogram.cumulative()));
    }
  }

  private final Scrapes scrapes = new Scrapes(3);

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 50, 100_000})
  void it_does_not_matter_how_time_is_cut_into_batches(int scrapesPerBatch) {
    var random = new Random(5);
    var processes =
        List.of(
            scrapes.new Process("a", "1.0"),
            scrapes.new Process("b", "1.0"),
            scrapes.new Process("c", "2.0"));
    double[] bad = {Double.NaN, Double.POSITIVE_INFINITY, 1e300, -7};
    for (int i = 0; i < 900; i++) {
      for (Scrapes.Process process : processes) {
        int what = random.nextInt(200);
        if (what == 0) {
          process.restart(i);
        }
        if (what == 1) {
          process.spoil(i, bad[random.nextInt(bad.length)]);
        } else if (what > 4) {
          process.scrape(i, 0.1);
        }
      }
    }

    Kept oneByOne = new Kept().take(scrapes.batches(1));
    Kept together = new Kept().take(scrapes.batches(scrapesPerBatch));

    assertThat(together.all()).isEqualTo(oneByOne.all()).hasSizeGreaterThan(3_000);
    assertThat(oneByOne.weeks.under("")).allMatch(week -> !Double.isNaN(week.centre()));
    assertThat(together.told).isEqualTo(oneByOne.told);
    assertThat(together.restarts).isEqualTo(oneByOne.restarts).hasSizeGreaterThan(5);
  }

  @Test
  void a_service_that_restarts_process_by_process_is_told_once() {
    var processes =
        List.of(
            scrapes.new Process("a", ""),
            scrapes.new Process("b", ""),
            scrapes.new Process("c", ""));
    for (int i = 0; i < 100; i++) {
      for (int process = 0; process < 3; process++) {
        if (i == 50 + 2 * process) {
          processes.get(process).restart(i);
        }
        processes.get(process).scrape(i, 0.1);
      }
    }

    List<Restarted> restarts = new Kept().take(scrapes.batches(1)).restarts;

    assertThat(restarts).hasSize(1);
    assertThat(restarts.getFirst().service()).isEqualTo("checkout");
    assertThat(restarts.getFirst().at())
        .isBetween(
            Instant.ofEpochMilli(Scrapes.START + 500_000),
            Instant.ofEpochMilli(Scrapes.START + 510_000));
  }

  @Test
  void a_restart_lowers_no_rate_and_raises_none() {
    var process = scrapes.new Process("a", "");
    for (int i = 0; i < 100; i++) {
      if (i % 10 == 9) {
        process.restart(i);
      }
      process.scrape(i, 0.1);
    }

    Kept kept = new Kept().take(scrapes.batches(1));

    Ring throughput =
        kept.rings.under("").stream()
            .filter(ring -> ring.key().signal().equals("throughput"))
            .findFirst()
            .orElseThrow();
    assertThat(throughput.between(throughput.first(), throughput.last() + 1))
        .hasSizeGreaterThan(80)
        .allSatisfy(bucket -> assertThat(bucket.value()).isBetween(3.9, 6.1));
    assertThat(kept.restarts).hasSizeGreaterThan(7);
  }
}
