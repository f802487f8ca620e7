package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// vegeta's text report: `Latencies [min, mean, 50, 90, 95, 99, max] 1.9ms, 2.4ms, …`.
final class VegetaText {

  private static final Pattern LINE =
      Pattern.compile("([A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*)*)\\s+\\[([^]]*)]\\s+(.*)");

  private final Map<String, String> values = new HashMap<>();

  private VegetaText() {}

  static LoadTestReport read(Upload upload) throws UploadException {
    var text = new VegetaText();
    for (String line : upload.shortLines()) {
      Matcher matcher = LINE.matcher(line.strip());
      if (matcher.matches()) {
        text.keep(matcher.group(1), matcher.group(2).split(","), matcher.group(3).split(","));
      }
    }
    return text.report();
  }

  private void keep(String line, String[] names, String[] amounts) {
    for (int i = 0; i < Math.min(names.length, amounts.length); i++) {
      values.put(line + " " + names[i].strip(), amounts[i].strip());
    }
  }

  private LoadTestReport report() throws UploadException {
    Double requests = Amount.number(values.get("Requests total"));
    Double success = Amount.times(Amount.number(values.get("Success ratio")), 0.01);
    var draft =
        new LoadTestDraft("vegeta")
            .requests(requests)
            .failures(success == null ? null : Amount.times(requests, 1 - success))
            .perSecond(Amount.number(values.get("Requests rate")))
            .seconds(Amount.times(millis("Duration attack"), 1e-3))
            .mean(millis("Latencies mean"))
            .max(millis("Latencies max"))
            .latencyMeans(true, false)
            .measure("success", success)
            .measure("throughput_per_second", Amount.number(values.get("Requests throughput")));
    for (int percent : new int[] {50, 90, 95, 99}) {
      draft.percentile(percent, millis("Latencies " + percent));
    }
    return draft.report();
  }

  private @Nullable Double millis(String name) {
    return GoDuration.millis(values.get(name));
  }
}
