package dev.weatherglass.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.series.Arms;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Distribution;
import dev.weatherglass.core.series.FamilyState;
import dev.weatherglass.core.series.Histogram;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.RingBlock;
import dev.weatherglass.core.series.RingHead;
import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.core.series.UsualWeek;
import dev.weatherglass.core.series.View;
import dev.weatherglass.core.series.Views;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.MemoryShelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {

  @Test
  void a_whole_histogram_feeds_latency_and_throughput() {
    var kept = new Kept();
    for (int i = 0; i < 40; i++) {
      var told =
          Sample.of(
              i * 10_000L,
              Distribution.of(new double[] {0.1, 0.2}, new double[] {6.0 * i, 3.0 * i, i}, i),
              1);
      var metric =
          new Metric(
              "http_server_request_duration_seconds",
              Metric.Kind.HISTOGRAM,
              "seconds",
              List.of(new RawSeries(Map.of(), List.of(told))));
      kept.take(List.of(new MetricBatch("checkout", "production", List.of(metric))));
    }

    assertThat(kept.rings.under(""))
        .extracting(ring -> ring.key().signal() + " " + (float) ring.at(ring.last()).value())
        .containsExactlyInAnyOrder("latency 0.1", "latency_p95 0.2", "throughput 1.0");
  }

  /// Buckets that keep all in memory.
  private static final class Kept {
    private final RingShelf rings =
        new RingShelf(new MemoryShelf<RingHead>(), new MemoryShelf<RingBlock>());
    private final MemoryShelf<UsualWeek> weeks = new MemoryShelf<>();
    private final Buckets buckets =
        new Buckets(
            JudgeSettings.DEFAULTS,
            Watch.DEFAULTS,
            new MemoryShelf<FamilyState>(),
            rings,
            weeks,
            this::draw);
    private final Map<String, List<Rollup>> minutes = new TreeMap<>();
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

    private void draw(Rollup minute) {
      minutes.computeIfAbsent(minute.series().text(), _ -> new ArrayList<>()).add(minute);
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
          + ring.version()
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
        } else if (what == 2) {
          process.end(i);
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
    assertThat(together.minutes).isEqualTo(oneByOne.minutes).hasSize(5);
    assertThat(together.minutes.values())
        .allSatisfy(minutes ->
            assertThat(minutes)
                .hasSizeGreaterThan(100)
                .extracting(Rollup::at)
                .doesNotHaveDuplicates()
                .isSorted());
    assertThat(together.restarts).isEqualTo(oneByOne.restarts).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatever_is_sent_is_a_value_or_missing_and_never_an_exception(long seed) {
    var random = new Random(seed);
    var kept = new Kept();
    for (int i = 0; i < 3_000; i++) {
      kept.take(List.of(anything(random, i)));
    }

    for (Ring ring : kept.rings.under("")) {
      for (View view : Views.of(ring, ring.last() - 100, 240)) {
        assertThat(ring.between(ring.first(), ring.last() + 1)).hasSizeLessThan(721);
        for (long index = ring.first(); index <= ring.last(); index++) {
          BucketValue value = view.at(ring, index);
          assertThat(value.isMissing() || Double.isFinite(value.level()))
              .describedAs("seed %d, %s of %s", seed, view.name(), ring.key())
              .isTrue();
        }
      }
      assertThat(kept.buckets.week(ring).usual(ring.startOf(ring.last())))
          .satisfiesAnyOf(
              usual -> assertThat(usual).isNaN(), usual -> assertThat(usual).isFinite());
      assertThat(Arms.of(ring, kept.buckets.versions(ring.key()), "2", ring.first())).isNotNull();
    }
  }

  /// Samples of any value at any time, under labels that are half wrong.
  private static MetricBatch anything(Random random, int i) {
    double[] values = {
      0, 1, 5, i, 7 * i, -3, 1e300, -1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE
    };
    String[] bounds = {"0.1", "0.2", "0.5", "+Inf", "-1", "NaN", "", "much", "Infinity", "1e400"};
    String[] versions = {"", "1", "2", "\u001f", "\u001e", ":", "v".repeat(300)};
    String[] names = {
      "http_request_duration_seconds_bucket",
      "http_request_duration_seconds_sum",
      "http_request_duration_seconds_count",
      "http_requests_total",
      "process_resident_memory_bytes",
      "process_start_time_seconds"
    };
    var series = new ArrayList<RawSeries>();
    for (int k = 0; k < 1 + random.nextInt(4); k++) {
      var samples = new ArrayList<Sample>();
      for (int n = 0; n < 1 + random.nextInt(3); n++) {
        long at = random.nextInt(300) == 0 ? random.nextLong() >> 16 : 10_000L * i;
        double value = values[random.nextInt(values.length)];
        samples.add(
            random.nextInt(50) == 0
                ? Sample.stale(at)
                : Sample.of(at + random.nextInt(9_000) - 3_000, value));
      }
      series.add(
          new RawSeries(
              Map.of(
                  "le",
                  bounds[random.nextInt(bounds.length)],
                  "version",
                  versions[random.nextInt(versions.length)],
                  "code",
                  random.nextBoolean() ? "200" : "500",
                  "instance",
                  "i" + random.nextInt(2)),
              samples));
    }
    return new MetricBatch(
        "checkout",
        "production",
        List.of(new Metric(names[random.nextInt(names.length)], Metric.Kind.UNKNOWN, "", series)));
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

  @Test
  void versions_side_by_side_are_compared_per_instance_and_bucket() {
    rolloutOf(20);
    Kept kept = new Kept().take(scrapes.batches(1));

    Arms latency = arms(kept, "latency", "2.0").orElseThrow();
    Arms memory = arms(kept, "memory", "2.0").orElseThrow();

    assertThat(latency.newer().last() - latency.from()).isBetween(17L, 21L);
    for (long index = latency.from(); index <= latency.newer().last(); index++) {
      assertThat(latency.newer().at(index).value() / latency.older().at(index).value())
          .isBetween(2.0, 4.5);
      assertThat(memory.newer().at(index).value() / memory.older().at(index).value())
          .describedAs("two instances against one")
          .isBetween(0.9, 1.1);
    }
  }

  @Test
  void counts_of_both_arms_add_up_to_the_whole() {
    rolloutOf(20);
    Kept kept = new Kept().take(scrapes.batches(7));

    Arms errors = arms(kept, "errors", "2.0").orElseThrow();
    Ring whole = whole(kept, "errors");

    assertThat(errors.older().ratio()).isTrue();
    for (long index = errors.from(); index <= errors.newer().last(); index++) {
      BucketValue one = errors.older().at(index);
      BucketValue other = errors.newer().at(index);
      assertThat(new BucketValue(one.value() + other.value(), one.requests() + other.requests()))
          .isEqualTo(whole.at(index));
    }
  }

  @Test
  void histograms_of_both_arms_are_read_by_the_views_of_the_whole() {
    rolloutOf(40);
    Kept kept = new Kept().take(scrapes.batches(1));
    Ring whole = whole(kept, "latency_p95");
    Arms arms = arms(kept, "latency_p95", "2.0").orElseThrow();
    List<View> views = Views.of(whole, arms.from(), 240);

    assertThat(views).extracting(View::name).contains("p90", "above_p50");
    for (View view : views) {
      double before = mean(view, arms.older(), arms);
      double after = mean(view, arms.newer(), arms);
      assertThat(after).describedAs(view.name()).isGreaterThan(1.2 * before);
    }
  }

  @Test
  void durations_without_a_status_leave_the_error_ratio_to_the_counter_that_has_one() {
    rolloutOf(20);
    Kept kept = new Kept().take(scrapes.batches(1));

    assertThat(whole(kept, "errors").metric()).isEqualTo("http_requests_total");
    assertThat(whole(kept, "throughput").metric()).isEqualTo("http_request_duration_seconds");
  }

  @Test
  void a_service_of_one_version_has_no_arms() {
    var process = scrapes.new Process("a", "1.0");
    for (int i = 0; i < 100; i++) {
      process.scrape(i, 0.1);
    }
    Kept kept = new Kept().take(scrapes.batches(1));

    assertThat(arms(kept, "latency", "1.0")).isEmpty();
    assertThat(arms(kept, "latency", "never seen")).isEmpty();
    assertThat(kept.rings.under("")).allMatch(ring -> ring.version().isEmpty());
  }

  @Test
  void more_versions_than_anybody_runs_are_no_versions() {
    var processes = new ArrayList<Scrapes.Process>();
    for (int i = 0; i < 9; i++) {
      processes.add(scrapes.new Process("i" + i, "1." + i));
    }
    for (int i = 0; i < 50; i++) {
      for (Scrapes.Process process : processes) {
        process.scrape(i, 0.1);
      }
    }
    Kept kept = new Kept().take(scrapes.batches(1));

    assertThat(kept.rings.under(""))
        .filteredOn(ring -> !ring.version().isEmpty())
        .describedAs("only the first bucket, before all have reported")
        .allMatch(ring -> ring.first() == ring.last());
  }

  @Test
  void a_version_that_came_later_is_no_part_of_the_past() {
    var first = scrapes.new Process("a", "1.0");
    var second = scrapes.new Process("b", "2.0");
    var third = scrapes.new Process("c", "3.0");
    for (int i = 0; i < 60; i++) {
      first.scrape(i, 0.1);
      if (i >= 20) {
        second.scrape(i, 0.3);
      }
      if (i >= 40) {
        third.scrape(i, 9);
      }
    }
    Kept kept = new Kept().take(scrapes.batches(1));

    Arms arms = arms(kept, "latency", "2.0").orElseThrow();
    assertThat(arms.older().at(arms.newer().last()).value()).isLessThan(0.2);
    Arms last = arms(kept, "latency", "3.0").orElseThrow();
    assertThat(last.older().at(last.newer().last()).value()).isBetween(0.15, 0.3);
  }

  @Test
  void versions_that_left_long_ago_are_forgotten() {
    for (int version = 0; version < 4; version++) {
      var old = scrapes.new Process("old" + version, version + ".0");
      var next = scrapes.new Process("new" + version, version + ".1");
      for (int i = 0; i < 60; i++) {
        old.scrape(version * 800 + i, 0.1);
        next.scrape(version * 800 + i, 0.1);
      }
    }
    Kept kept = new Kept().take(scrapes.batches(1));

    assertThat(kept.buckets.versions(whole(kept, "latency").key()))
        .extracting(Ring::version)
        .containsExactly("3.0", "3.1");
  }

  /// Two instances of 1.0 for a while, then so many scrapes of a slower 2.0 beside them.
  private void rolloutOf(int scrapesOfBoth) {
    var one = scrapes.new Process("a", "1.0");
    var two = scrapes.new Process("b", "1.0");
    var canary = scrapes.new Process("c", "2.0");
    for (int i = 0; i < 300 + scrapesOfBoth; i++) {
      one.scrape(i, 0.1);
      two.scrape(i, 0.1);
      if (i >= 300) {
        canary.scrape(i, 0.3);
      }
    }
  }

  private static double mean(View view, Ring ring, Arms arms) {
    return LongStream.rangeClosed(arms.from(), ring.last())
        .mapToObj(index -> view.at(ring, index))
        .filter(bucket -> !bucket.isMissing())
        .mapToDouble(BucketValue::level)
        .average()
        .orElseThrow();
  }

  private static Optional<Arms> arms(Kept kept, String signal, String version) {
    Ring whole = whole(kept, signal);
    return Arms.of(whole, kept.buckets.versions(whole.key()), version, whole.first());
  }

  private static Ring whole(Kept kept, String signal) {
    return kept.rings.under("").stream()
        .filter(ring -> ring.key().signal().equals(signal) && ring.version().isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
