package dev.weatherglass.ingest.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.wire.MetricBatches;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchSplitterTest {

  private static final int LIMIT = 16 * 1024;

  private final BatchSplitter splitter = new BatchSplitter(LIMIT);

  @Test
  void a_small_batch_stays_one() {
    MetricBatch batch = batch(3, 1);

    assertThat(splitter.split(batch)).containsExactly(batch);
  }

  @Test
  void no_piece_is_larger_than_the_limit_and_nothing_is_lost() {
    MetricBatch batch = batch(2_000, 3);

    List<MetricBatch> pieces = splitter.split(batch);

    assertThat(pieces).hasSizeGreaterThan(5);
    assertThat(pieces).allMatch(piece -> MetricBatches.write(piece).length <= LIMIT);
    assertThat(series(pieces)).isEqualTo(series(List.of(batch)));
  }

  @Test
  void one_series_of_very_many_samples_is_cut_too() {
    MetricBatch batch = batch(1, 5_000);

    List<MetricBatch> pieces = splitter.split(batch);

    assertThat(pieces).allMatch(piece -> MetricBatches.write(piece).length <= LIMIT);
    assertThat(series(pieces).stream().flatMap(one -> one.samples().stream()).toList())
        .isEqualTo(batch.metrics().getFirst().series().getFirst().samples());
  }

  private static List<RawSeries> series(List<MetricBatch> pieces) {
    return pieces.stream()
        .flatMap(piece -> piece.metrics().stream())
        .flatMap(metric -> metric.series().stream())
        .toList();
  }

  private static MetricBatch batch(int series, int samples) {
    List<Metric> metrics =
        IntStream.of(0, 1)
            .mapToObj(metric ->
                new Metric(
                    "metric_" + metric,
                    Metric.Kind.GAUGE,
                    "",
                    IntStream.range(0, series)
                        .mapToObj(i -> series("größe-" + metric + "-" + i, samples))
                        .toList()))
            .limit(series == 1 ? 1 : 2)
            .toList();
    return new MetricBatch("checkout", "production", metrics);
  }

  private static RawSeries series(String label, int samples) {
    return new RawSeries(
        Map.of("instance", label),
        IntStream.range(0, samples).mapToObj(at -> Sample.of(at, at)).toList());
  }
}
