package dev.weatherglass.ingest.series;

import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.ingest.http.Sender;
import dev.weatherglass.ingest.publish.IngestMeters;
import dev.weatherglass.ingest.publish.Publisher;
import dev.weatherglass.wire.access.Written;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;

/// Where every protocol puts its samples: on the metrics topic, and into our own counters. Any
/// thread may call.
public final class MetricSink {

  private final Publisher publisher;
  private final IngestMeters meters;

  public MetricSink(Publisher publisher, IngestMeters meters) {
    this.publisher = publisher;
    this.meters = meters;
  }

  /// Keeps what a request said, all of it or, where its sender may not send for one of the
  /// services, nothing.
  ///
  /// @throws dev.weatherglass.wire.ProblemException 403 if it may not; 503 if the broker did not
  ///   acknowledge
  public void keep(String source, Gathered gathered, Context request) {
    Sender.of(request)
        .requireServices(gathered.batches().stream().map(MetricBatch::service).toList());
    keep(source, gathered);
    Sender.wrote(request, new Written(gathered.samples(), List.of()));
  }

  /// Returns when the broker has acknowledged all of it.
  ///
  /// @param source the protocol's word, as `otlp`
  /// @throws dev.weatherglass.wire.ProblemException 503 if the broker did not acknowledge
  public void keep(String source, Gathered gathered) {
    publisher.metrics(gathered.batches());
    meters.samplesAccepted(source, gathered.samples());
    gathered.dropped().forEach((why, count) -> meters.samplesDropped(word(why), count));
  }

  /// Counts a request that was refused.
  ///
  /// @param type of its problem, as `/problems/too-large`
  public void refused(String source, String type) {
    meters.rejected(source, type.replace("/problems/", ""), 1);
  }

  private static String word(Dropped why) {
    return why.name().toLowerCase(Locale.ROOT);
  }
}
