package dev.weatherglass.ingest.influx;

import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.http.RequestBody;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.series.MetricSink;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.wire.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;

/// `POST /api/v2/write` and `/write`: the line protocol of InfluxDB 2 and 1; 204 after the broker
/// acknowledged. Bucket, organisation and database are not looked at.
public final class InfluxResource {

  private static final String SOURCE = "influx";

  private final InfluxDecoder decoder;
  private final MetricSink sink;
  private final InstantSource clock;

  public InfluxResource(
      SeriesNames names, NamelessSeries nameless, MetricSink sink, InstantSource clock) {
    this.decoder = new InfluxDecoder(names, nameless);
    this.sink = sink;
    this.clock = clock;
  }

  public void routes(RoutesConfig routes) {
    routes.post("/api/v2/write", this::post);
    routes.post("/write", this::post);
  }

  private void post(Context request) {
    try {
      answer(request);
    } catch (ProblemException e) {
      sink.refused(SOURCE, e.problem().type());
      throw e;
    }
  }

  private void answer(Context request) {
    InfluxDecoder.Read read =
        decoder.read(
            RequestBody.read(request),
            request.header("Content-Encoding"),
            request.queryParam("precision"),
            clock.instant());
    sink.keep(SOURCE, read.gathered(), request);
    if (!read.errors().isEmpty()) {
      throw Refusals.invalid("invalid-line", "Invalid line", read.errors());
    }
    request.status(204);
  }
}
