package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.LabelledLines;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// siege: its summary as text and as JSON (which may come after what it prints while it runs), and
/// its log of single transactions (`-v` with `csv = true`).
public final class Siege implements UploadFormat {

  @Override
  public String name() {
    return "siege";
  }

  @Override
  public LoadTestReport read(Upload upload) throws UploadException {
    int object = upload.text().indexOf('{');
    if (object >= 0 && upload.text().contains("\"transactions\"")) {
      JsonNode summary = JsonText.parse(upload.text().substring(object).strip());
      return report(label -> JsonText.number(summary.path(label)), "s");
    }
    LabelledLines labelled = LabelledLines.of(upload);
    if (labelled.has("Transactions") && labelled.has("Availability")) {
      String time = labelled.text("Response time");
      boolean millis = time != null && time.endsWith("ms");
      return report(label -> labelled.number(label.replace('_', ' ')), millis ? "ms" : "s");
    }
    return SiegeLog.read(upload);
  }

  private static LoadTestReport report(Function<String, @Nullable Double> number, String unit)
      throws UploadException {
    Double transactions = number.apply("transactions");
    Double failed = number.apply("failed_transactions");
    Double availability = number.apply("availability");
    return new LoadTestDraft("siege")
        .requests(transactions)
        .failures(failed)
        .errorRate(availability == null ? null : Double.valueOf(1 - availability / 100))
        .seconds(number.apply("elapsed_time"))
        .perSecond(number.apply("transaction_rate"))
        .mean(millis(number.apply("response_time"), unit))
        .max(millis(number.apply("longest_transaction"), unit))
        .latencyMeans(false, true)
        .measure("availability_percent", availability)
        .measure("response_time_" + unit, number.apply("response_time"))
        .measure("longest_transaction_" + unit, number.apply("longest_transaction"))
        .measure("shortest_transaction_" + unit, number.apply("shortest_transaction"))
        .measure("concurrency", number.apply("concurrency"))
        .measure("successful_transactions", number.apply("successful_transactions"))
        .measure("throughput_mb_per_second", number.apply("throughput"))
        .report();
  }

  private static @Nullable Double millis(@Nullable Double value, String unit) {
    return Amount.times(value, unit.equals("ms") ? 1 : 1e3);
  }
}
