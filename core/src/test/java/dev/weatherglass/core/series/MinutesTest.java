package dev.weatherglass.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinutesTest {

  private static final SeriesKey KEY = new SeriesKey("checkout", "production", "latency", "");
  private static final Signal LATENCY =
      new Signal("latency", "mean latency", SignalKind.LATENCY, "s", Direction.UP);
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Offset<Double> ROUNDED = within(1e-6);

  private final List<Rollup> told = new ArrayList<>();

  @Test
  void a_minute_tells_the_lowest_highest_last_and_mean_of_its_buckets() {
    Ring ring = ring(10_000, false);
    for (int i = 0; i < 6; i++) {
      ring = push(ring, i, BucketValue.of(i == 2 ? 9 : i + 1));
    }

    Rollup minute = told.getFirst();
    assertThat(told).hasSize(1);
    assertThat(minute.at()).isEqualTo(NOON);
    assertThat(minute.id()).isEqualTo(KEY.id());
    assertThat(minute.buckets()).isEqualTo(6);
    assertThat(minute.min()).isEqualTo(1);
    assertThat(minute.max()).isEqualTo(9);
    assertThat(minute.last()).isEqualTo(6);
    assertThat(minute.mean()).isEqualTo((1 + 2 + 9 + 4 + 5 + 6) / 6.0);
    assertThat(minute.weight()).describedAs("seconds").isEqualTo(60);
  }

  @Test
  void a_minute_is_told_with_its_last_bucket_and_not_before() {
    Ring ring = ring(30_000, false);
    ring = push(ring, 0, BucketValue.of(1));
    assertThat(told).isEmpty();

    push(ring, 1, BucketValue.of(2));
    assertThat(told).hasSize(1);
  }

  @Test
  void a_minute_that_was_cut_short_is_told_by_the_first_bucket_of_a_later_one() {
    Ring ring = push(ring(10_000, false), 0, BucketValue.of(1));
    push(ring, 60, BucketValue.of(2));

    assertThat(told).extracting(Rollup::at).containsExactly(NOON);
    assertThat(told).extracting(Rollup::buckets).containsExactly(1);
  }

  @Test
  void a_bucket_wider_than_a_minute_is_told_at_once_and_alone() {
    Ring ring = push(ring(300_000, false), 0, BucketValue.of(7));
    push(ring, 1, BucketValue.of(8));

    assertThat(told).extracting(Rollup::at).containsExactly(NOON, NOON.plusSeconds(300));
    assertThat(told).extracting(Rollup::mean).containsExactly(7.0, 8.0);
  }

  @Test
  void a_minute_without_a_value_is_not_told() {
    Ring ring = ring(30_000, false);
    for (int i = 0; i < 6; i++) {
      ring = push(ring, i, i / 2 == 1 ? BucketValue.MISSING : BucketValue.of(1));
    }

    assertThat(told).extracting(Rollup::at).containsExactly(NOON, NOON.plusSeconds(120));
  }

  @Test
  void failures_are_weighed_by_requests() {
    Ring ring = push(ring(30_000, true), 0, BucketValue.ratio(1, 10));
    push(ring, 1, BucketValue.ratio(0, 990));

    assertThat(told.getFirst().mean()).isEqualTo(0.001);
    assertThat(told.getFirst().max()).isEqualTo(0.1, ROUNDED);
    assertThat(told.getFirst().weight()).isEqualTo(1_000);
    assertThat(told.getFirst().weighed()).isEqualTo(Rollup.Weighed.REQUESTS);
  }

  @Test
  void quantiles_are_weighed_by_the_requests_of_their_histograms() {
    Ring ring = ring(30_000, false);
    long first = ring.last() + 1;
    Ring half = ring.push(first, BucketValue.of(1), requests(30));
    Ring whole = half.push(first + 1, BucketValue.of(5), requests(10));

    assertThat(Minutes.over(half, whole)).extracting(Rollup::mean).containsExactly(2.0);
  }

  @Test
  void minutes_of_a_series_that_is_measured_otherwise_now_are_joined_by_time() {
    Ring counted = push(ring(60_000, true), 0, BucketValue.ratio(5, 1_000_000));
    push(ring(60_000, false), 1, BucketValue.of(1));
    assertThat(counted.ratio()).isTrue();

    Rollup both = told.getFirst().plus(told.getLast());
    assertThat(both.mean()).isEqualTo(0.500_002_5, ROUNDED);
    assertThat(both.weight()).isEqualTo(120);
  }

  @Test
  void another_family_takes_over_without_losing_the_minute_under_way() {
    Ring old = push(ring(10_000, false), 0, BucketValue.of(1));
    Ring other = ring(60_000, false).push(NOON.getEpochSecond() / 60 + 20, BucketValue.of(2));

    assertThat(Minutes.over(old, other))
        .extracting(Rollup::at)
        .containsExactly(NOON, NOON.plusSeconds(1_200));
  }

  /// The property: whatever the width, the gaps, and the places at which the ring was put into the
  /// store and taken out again, each minute is what its buckets add up to in any grouping.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void any_split_of_the_buckets_gives_the_same_minutes(long seed) {
    var random = new Random(seed);
    long width = List.of(1_000L, 5_000L, 7_000L, 15_000L, 60_000L, 90_000L).get((int) seed % 6);
    boolean ratio = random.nextBoolean();
    Ring ring = ring(width, ratio);
    Ring stored = ring;
    var single = new ArrayList<Rollup>();
    var again = new ArrayList<Rollup>();
    for (int i = 0; i < 400; i++) {
      if (random.nextInt(9) == 0) {
        continue;
      }
      long index = ring.indexOf(NOON) + i;
      double value = random.nextInt(100);
      BucketValue bucket =
          random.nextInt(9) == 0
              ? BucketValue.MISSING
              : ratio ? BucketValue.ratio(value, 100) : BucketValue.of(value);
      ring = push(ring, i, bucket);
      Rollup.of(KEY.id(), ring, index).ifPresent(single::add);
      Ring before = random.nextInt(5) == 0 ? takenOut(stored) : stored;
      stored = before.push(index, bucket);
      again.addAll(Minutes.over(i == 0 ? null : before, stored));
    }

    assertThat(again).describedAs("seed %s", seed).isEqualTo(told);
    assertThat(told).hasSizeGreaterThan(5);
    for (Rollup minute : told) {
      List<Rollup> parts = single.stream().filter(part -> part.at().equals(minute.at())).toList();
      int cut = random.nextInt(parts.size());
      Rollup last = sum(parts.subList(cut, parts.size()));
      Rollup joined = cut == 0 ? last : sum(parts.subList(0, cut)).plus(last);
      assertThat(joined.buckets()).describedAs("seed %s", seed).isEqualTo(minute.buckets());
      assertThat(joined.min()).isEqualTo(minute.min());
      assertThat(joined.max()).isEqualTo(minute.max());
      assertThat(joined.last()).isEqualTo(minute.last());
      assertThat(joined.mean()).isEqualTo(minute.mean(), ROUNDED);
    }
  }

  @Test
  void what_no_minute_can_be_is_refused() {
    Rollup minute =
        Rollup.of(KEY.id(), ring(60_000, false).push(40_000_000, BucketValue.of(1)), 40_000_000)
            .orElseThrow();

    assertThatThrownBy(() ->
            new Rollup(
                minute.id(),
                KEY,
                "mean latency",
                "s",
                NOON,
                60_000,
                0,
                1,
                1,
                1,
                60,
                60,
                Rollup.Weighed.SECONDS))
        .hasMessage("buckets must be > 0 but was 0");
    assertThatThrownBy(() ->
            new Rollup(
                minute.id(),
                KEY,
                "mean latency",
                "s",
                NOON,
                60_000,
                1,
                2,
                1,
                1,
                60,
                60,
                Rollup.Weighed.SECONDS))
        .hasMessage("min must be <= max (1.0) but was 2.0");
  }

  private Ring push(Ring ring, int bucket, BucketValue value) {
    Ring after = ring.push(ring.indexOf(NOON) + bucket, value);
    told.addAll(Minutes.over(ring.last() == ring.head().since() - 1 ? null : ring, after));
    return after;
  }

  private static Ring takenOut(Ring ring) {
    return ring.last() < ring.head().since()
        ? ring
        : Ring.stored(ring.head(), ring.block(ring.head().newest()), ring::block);
  }

  private static Rollup sum(List<Rollup> parts) {
    return parts.stream().reduce(Rollup::plus).orElseThrow();
  }

  private static Histogram requests(double total) {
    return new Histogram(new double[] {10}, new double[] {total});
  }

  private static Ring ring(long width, boolean ratio) {
    return Ring.empty(
        KEY, LATENCY, "m", ratio, width, Math.floorDiv(NOON.toEpochMilli(), width) - 1);
  }
}
