package dev.weatherglass.ingest.write;

import dev.weatherglass.ingest.http.MediaType;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.http.RequestBody;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.series.MetricSink;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.wire.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;

/// `POST /api/v1/write`: Prometheus remote write 1.0 and 2.0; 204 after the broker acknowledged.
/// Every answer says how much was written, as 2.0 wants it.
public final class WriteResource {

  private static final String SOURCE = "remote_write";
  private static final String WRITTEN = "X-Prometheus-Remote-Write-%s-Written";

  private final WriteDecoder decoder;
  private final MetricSink sink;
  private final InstantSource clock;

  public WriteResource(
      SeriesNames names, NamelessSeries nameless, MetricSink sink, InstantSource clock) {
    this.decoder = new WriteDecoder(names, nameless);
    this.sink = sink;
    this.clock = clock;
  }

  public void routes(RoutesConfig routes) {
    routes.post("/api/v1/write", this::post);
  }

  private void post(Context request) {
    tell(request, WriteDecoder.Read.NOTHING);
    try {
      answer(request);
    } catch (ProblemException e) {
      sink.refused(SOURCE, e.problem().type());
      throw e;
    }
  }

  private void answer(Context request) {
    String type = request.header("Content-Type");
    WriteVersion.of(type);
    checkEncoding(request);
    WriteDecoder.Read read = decoder.read(RequestBody.read(request), type, clock.instant());
    sink.keep(SOURCE, read.gathered(), request);
    tell(request, read);
    if (!read.errors().isEmpty()) {
      throw Refusals.invalid("invalid-series", "Invalid series", read.errors());
    }
    request.status(204);
  }

  private static void checkEncoding(Context request) {
    String encoding = MediaType.of(request.header("Content-Encoding")).name();
    if (!encoding.equals("snappy")) {
      throw Refusals.unsupported(
          "Content-Encoding",
          "Content-Encoding must be snappy but was " + (encoding.isEmpty() ? "absent" : encoding));
    }
  }

  private static void tell(Context request, WriteDecoder.Read read) {
    request.header(WRITTEN.formatted("Samples"), String.valueOf(read.samples()));
    request.header(WRITTEN.formatted("Histograms"), String.valueOf(read.histograms()));
    request.header(WRITTEN.formatted("Exemplars"), String.valueOf(read.exemplars()));
  }
}
