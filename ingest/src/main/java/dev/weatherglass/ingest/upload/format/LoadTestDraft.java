package dev.weatherglass.ingest.upload.format;

import dev.weatherglass.core.event.LoadTestEvent;
import dev.weatherglass.core.event.LoadTestEvent.LatencyMillis;
import dev.weatherglass.core.event.LoadTestEvent.Thresholds;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A load test's report on its way. Whatever is null, negative or no number stays unknown: tools
/// print `NaN`, `-` and `-1` where they measured nothing.
public final class LoadTestDraft {

  private final String tool;
  private final SortedMap<String, Double> measures = new TreeMap<>();
  private @Nullable String scenario;
  private @Nullable Long requests;
  private @Nullable Long failures;
  private @Nullable Double errorRate;
  private @Nullable Double seconds;
  private @Nullable Double perSecond;
  private @Nullable Double mean;
  private @Nullable Double p50;
  private @Nullable Double p90;
  private @Nullable Double p95;
  private @Nullable Double p99;
  private @Nullable Double max;
  private @Nullable Boolean includesErrors;
  private @Nullable Boolean omission;
  private @Nullable Thresholds thresholds;
  private @Nullable Instant at;

  public LoadTestDraft(String tool) {
    this.tool = tool;
  }

  public LoadTestDraft scenario(@Nullable String name) {
    this.scenario = name == null || name.isBlank() ? null : name.strip();
    return this;
  }

  public LoadTestDraft requests(@Nullable Double count) {
    this.requests = whole(count);
    return this;
  }

  public LoadTestDraft failures(@Nullable Double count) {
    this.failures = whole(count);
    return this;
  }

  /// How many of the requests failed.
  ///
  /// @param share of failed requests, where the tool says it; else it is counted
  public LoadTestDraft errorRate(@Nullable Double share) {
    Double known = known(share);
    this.errorRate = known == null || known > 1 ? null : known;
    return this;
  }

  public LoadTestDraft seconds(@Nullable Double duration) {
    this.seconds = known(duration);
    return this;
  }

  /// Requests per second.
  ///
  /// @param rate where the tool says it; else it is counted
  public LoadTestDraft perSecond(@Nullable Double rate) {
    this.perSecond = known(rate);
    return this;
  }

  /// The mean latency.
  ///
  /// @param millis of the mean
  public LoadTestDraft mean(@Nullable Double millis) {
    this.mean = known(millis);
    return this;
  }

  /// A percentile of the latency.
  ///
  /// @param percent 50, 90, 95 or 99; others are dropped
  public LoadTestDraft percentile(double percent, @Nullable Double millis) {
    Double known = known(millis);
    if (percent == 50) {
      this.p50 = known;
    } else if (percent == 90) {
      this.p90 = known;
    } else if (percent == 95) {
      this.p95 = known;
    } else if (percent == 99) {
      this.p99 = known;
    }
    return this;
  }

  /// The largest latency.
  ///
  /// @param millis of the slowest request
  public LoadTestDraft max(@Nullable Double millis) {
    this.max = known(millis);
    return this;
  }

  /// What the latencies are of.
  ///
  /// @param failedToo whether failed requests are part of the latency
  /// @param hidden whether the tool waits for slow answers before it sends on; null where that
  ///   depends on the test
  public LoadTestDraft latencyMeans(boolean failedToo, @Nullable Boolean hidden) {
    this.includesErrors = failedToo;
    this.omission = hidden;
    return this;
  }

  public LoadTestDraft thresholds(int passed, int failed) {
    this.thresholds = passed + failed == 0 ? null : new Thresholds(passed, failed);
    return this;
  }

  /// What else the tool says, by its own name and in its own unit.
  public LoadTestDraft measure(String name, @Nullable Double value) {
    if (value != null && Double.isFinite(value) && measures.size() < LoadTestEvent.MEASURES) {
      measures.put(name, value);
    }
    return this;
  }

  public LoadTestDraft at(@Nullable Instant end) {
    this.at = end;
    return this;
  }

  /// Takes over what single requests add up to.
  public LoadTestDraft tally(Tally tally) {
    requests((double) tally.requests()).failures((double) tally.failures());
    seconds(tally.seconds()).mean(tally.mean()).max(tally.max()).at(tally.end());
    for (double percent : new double[] {50, 90, 95, 99}) {
      percentile(percent, tally.percentile(percent));
    }
    return this;
  }

  /// The report.
  ///
  /// @throws UploadException if the file says neither how many requests there were nor how long
  ///   they took
  public LoadTestReport report() throws UploadException {
    boolean measured = requests != null || perSecond != null || mean != null || p50 != null;
    if (!measured && max == null && thresholds == null) {
      throw UploadException.malformed(
          "the file names neither requests nor latencies: is it a whole result of " + tool + "?");
    }
    return new LoadTestReport(
        tool,
        scenario,
        requests,
        failures,
        share(),
        seconds,
        rate(),
        new LatencyMillis(mean, p50, p90, p95, p99, max),
        includesErrors,
        omission,
        thresholds,
        measures,
        at);
  }

  private @Nullable Double share() {
    if (errorRate != null || requests == null || failures == null || requests == 0) {
      return errorRate;
    }
    return Math.min(1, (double) failures / requests);
  }

  private @Nullable Double rate() {
    if (perSecond != null || requests == null || seconds == null || seconds == 0) {
      return perSecond;
    }
    return requests / seconds;
  }

  private static @Nullable Double known(@Nullable Double value) {
    return value != null && Double.isFinite(value) && value >= 0 ? value : null;
  }

  private static @Nullable Long whole(@Nullable Double count) {
    Double known = known(count);
    return known == null ? null : Long.valueOf(Math.round(known));
  }
}
