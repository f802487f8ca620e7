package dev.weatherglass.ingest.series;

import dev.weatherglass.core.series.Distribution;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Cuts a batch into batches that stay below a size as protobuf, keeping the order of everything.
///
/// @param limit bytes; a piece is estimated from above, so it never has more
record BatchSplitter(int limit) {

  private static final int MESSAGE = 8;
  private static final int SAMPLE = 8 + 8 + 3;
  private static final int START = 8;
  private static final int HISTOGRAM = 8 + 4 * MESSAGE;
  private static final int BUCKET = 8 + 8;

  /// One series of one metric: what is put into pieces.
  private record Part(Metric metric, RawSeries series) {

    int size() {
      int labels =
          series.labels().entrySet().stream()
              .mapToInt(label -> size(label.getKey()) + size(label.getValue()))
              .sum();
      return 2 * MESSAGE
          + size(metric.name())
          + size(metric.unit())
          + labels
          + series.samples().stream().mapToInt(BatchSplitter::size).sum();
    }

    private static int size(String text) {
      int ascii = text.length();
      boolean wide = text.chars().anyMatch(character -> character > 127);
      return 4 + (wide ? 3 * ascii : ascii);
    }
  }

  private static int size(Sample sample) {
    Distribution whole = sample.distribution();
    return SAMPLE
        + (sample.startMillis() == 0 ? 0 : START)
        + (whole == null ? 0 : HISTOGRAM + BUCKET * whole.bounds().length);
  }

  List<MetricBatch> split(MetricBatch batch) {
    var pieces = new ArrayList<MetricBatch>();
    var open = new ArrayList<Part>();
    int size = 0;
    for (Part part : parts(batch).toList()) {
      int more = part.size();
      if (!open.isEmpty() && size + more > room(batch)) {
        pieces.add(piece(batch, open));
        open.clear();
        size = 0;
      }
      open.add(part);
      size += more;
    }
    if (!open.isEmpty()) {
      pieces.add(piece(batch, open));
    }
    return pieces;
  }

  private int room(MetricBatch batch) {
    return limit - 2 * MESSAGE - 3 * (batch.service().length() + batch.environment().length());
  }

  private Stream<Part> parts(MetricBatch batch) {
    return batch.metrics().stream()
        .flatMap(metric ->
            metric.series().stream()
                .flatMap(series -> shortened(series).map(some -> new Part(metric, some))));
  }

  /// A series of very many samples, cut into series of fewer.
  private Stream<RawSeries> shortened(RawSeries series) {
    List<Sample> all = series.samples();
    int largest = all.stream().mapToInt(BatchSplitter::size).max().orElse(SAMPLE);
    int most = Math.max(1, limit / 2 / largest);
    return all.size() <= most
        ? Stream.of(series)
        : Stream.iterate(0, from -> from < all.size(), from -> from + most)
            .map(from -> all.subList(from, Math.min(all.size(), from + most)))
            .map(some -> new RawSeries(series.labels(), some));
  }

  private static boolean sameMetric(Metric one, Metric other) {
    return one.kind() == other.kind() && one.name().equals(other.name());
  }

  private static MetricBatch piece(MetricBatch batch, List<Part> parts) {
    var metrics = new ArrayList<Metric>();
    int from = 0;
    for (int to = 1; to <= parts.size(); to++) {
      Metric metric = parts.get(from).metric();
      if (to == parts.size() || !sameMetric(parts.get(to).metric(), metric)) {
        List<RawSeries> series = parts.subList(from, to).stream().map(Part::series).toList();
        metrics.add(new Metric(metric.name(), metric.kind(), metric.unit(), series));
        from = to;
      }
    }
    return new MetricBatch(batch.service(), batch.environment(), metrics);
  }
}
