package dev.weatherglass.ingest.upload.benchmark;

import dev.weatherglass.core.event.BenchmarkEvent.Better;
import dev.weatherglass.core.event.BenchmarkEvent.Result;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What `cargo criterion --message-format=json` prints: one object after the other, those with the
/// reason `benchmark-complete` are results. The value is the typical time.
final class CriterionMessages {

  private static final String COMPLETE = "benchmark-complete";

  private CriterionMessages() {}

  static List<Result> read(Upload upload) throws UploadException {
    var results = new Results();
    boolean any = false;
    for (JsonNode message : JsonText.sequence(upload)) {
      any |= message.has("reason");
      if (message.path("reason").asString("").equals(COMPLETE)) {
        add(results, message);
      }
    }
    if (!any) {
      throw UploadException.otherKind(
          "the JSON of cargo criterion has a reason but the file begins with: "
              + upload.beginning());
    }
    return results.list("Criterion");
  }

  private static void add(Results results, JsonNode message) {
    JsonNode typical = message.path("typical");
    results.add(
        message.path("id").asString(""),
        JsonText.number(typical.path("estimate")),
        typical.path("unit").asString("ns"),
        Better.LOWER,
        JsonText.number(typical.path("lower_bound")),
        JsonText.number(typical.path("upper_bound")),
        null);
  }
}
