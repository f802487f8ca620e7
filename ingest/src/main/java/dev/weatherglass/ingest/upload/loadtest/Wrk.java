package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Target;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// wrk and wrk2: the text they print. Latencies include answers with an error status; wrk waits for
/// an answer before it sends on, wrk2 counts from when a request should have been sent.
public final class Wrk implements UploadFormat {

  private static final Pattern RUNNING = Pattern.compile("Running (\\S+) test @ (\\S+).*");
  private static final Pattern LATENCY =
      Pattern.compile("Latency\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+\\S+%?");
  private static final Pattern PERCENTILE =
      Pattern.compile("([0-9]{1,3}(?:\\.[0-9]+)?)%\\s+([0-9.]+(?:us|ms|s|m|h))");
  private static final Pattern TOTAL =
      Pattern.compile("([0-9]+) requests in ([0-9.]+(?:us|ms|s|m|h)).*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

  @Override
  public String name() {
    return "wrk";
  }

  @Override
  public List<String> aliases() {
    return List.of("wrk2");
  }

  @Override
  public LoadTestReport read(Upload upload) throws UploadException {
    Map<String, Double> seen = new HashMap<>();
    Map<Double, Double> percentiles = new HashMap<>();
    boolean corrected = false;
    String target = null;
    for (String raw : upload.shortLines()) {
      String line = raw.strip();
      Matcher running = RUNNING.matcher(line);
      if (running.matches()) {
        target = Target.of(running.group(2));
        seen.put("running", 1.0);
      }
      corrected |= line.startsWith("Thread calibration") || line.contains("Recorded Latency");
      latency(line, seen);
      total(line, seen);
      Matcher percentile = PERCENTILE.matcher(line);
      if (percentile.matches()) {
        Double percent = Double.valueOf(percentile.group(1));
        percentiles.putIfAbsent(percent, orZero(Amount.millis(percentile.group(2), "ms")));
      }
    }
    requireWrk(upload, seen);
    var draft =
        new LoadTestDraft(corrected ? "wrk2" : "wrk")
            .scenario(target)
            .requests(seen.get("requests"))
            .failures(orZero(seen.get("non_2xx_or_3xx")) + orZero(seen.get("socket_errors")))
            .perSecond(seen.get("rate"))
            .seconds(seen.get("seconds"))
            .mean(seen.get("mean"))
            .max(seen.get("max"))
            .latencyMeans(true, !corrected)
            .measure("non_2xx_or_3xx", seen.get("non_2xx_or_3xx"))
            .measure("socket_errors", seen.get("socket_errors"))
            .measure("latency_stdev_ms", seen.get("stdev"));
    percentiles.forEach(draft::percentile);
    return draft.report();
  }

  private static void latency(String line, Map<String, Double> seen) {
    Matcher latency = LATENCY.matcher(line);
    if (latency.matches() && !seen.containsKey("mean")) {
      put(seen, "mean", Amount.millis(latency.group(1), "ms"));
      put(seen, "stdev", Amount.millis(latency.group(2), "ms"));
      put(seen, "max", Amount.millis(latency.group(3), "ms"));
    }
  }

  private static void total(String line, Map<String, Double> seen) {
    Matcher total = TOTAL.matcher(line);
    if (total.matches()) {
      put(seen, "requests", Amount.number(total.group(1)));
      put(seen, "seconds", Amount.seconds(total.group(2), "s"));
    }
    int colon = line.indexOf(':');
    String rest = line.substring(colon + 1);
    if (line.startsWith("Non-2xx or 3xx responses")) {
      put(seen, "non_2xx_or_3xx", Amount.number(rest));
    } else if (line.startsWith("Socket errors")) {
      put(seen, "socket_errors", sum(rest));
    } else if (line.startsWith("Requests/sec")) {
      put(seen, "rate", Amount.number(rest));
    }
  }

  private static void requireWrk(Upload upload, Map<String, Double> seen) throws UploadException {
    if (!seen.containsKey("running") && !seen.containsKey("requests")) {
      throw UploadException.otherKind(
          "the text of wrk (\"Running … test @ …\") is expected but the file begins with: "
              + upload.beginning());
    }
    if (!seen.containsKey("requests")) {
      throw UploadException.malformed(
          "the text of wrk has no line \"… requests in …\": was it cut off?");
    }
  }

  private static double sum(String numbers) {
    Matcher number = NUMBER.matcher(numbers);
    double sum = 0;
    while (number.find()) {
      sum += Double.parseDouble(number.group());
    }
    return sum;
  }

  private static void put(Map<String, Double> seen, String name, @Nullable Double value) {
    if (value != null) {
      seen.put(name, value);
    }
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
