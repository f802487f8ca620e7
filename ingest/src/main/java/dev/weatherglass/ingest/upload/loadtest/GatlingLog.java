package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Tally;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text `simulation.log`: fields between tabs. Their order changed with the versions, but a
/// request always has the word `REQUEST`, its times in milliseconds since 1970, then `OK` or `KO`.
final class GatlingLog {

  private static final Pattern MILLIS = Pattern.compile("[0-9]{12,14}");
  private static final Pattern SMALL = Pattern.compile("[0-9]{1,11}");
  private static final int FIRST_FIELDS = 3;

  private final Tally tally = new Tally();
  private @Nullable String simulation;

  private GatlingLog() {}

  static LoadTestReport read(Upload upload) throws UploadException {
    var log = new GatlingLog();
    boolean run = false;
    for (String line : upload.lines()) {
      List<String> fields = Arrays.asList(line.split("\t", -1));
      int word = Math.max(kind(fields, "RUN"), kind(fields, "REQUEST"));
      if (word >= 0 && fields.get(word).strip().equals("RUN")) {
        run = true;
        log.simulation = fields.get(word == 0 ? 1 : 0).strip();
      } else if (word >= 0) {
        log.request(fields.subList(word, fields.size()));
      }
    }
    if (!run && log.tally.requests() == 0) {
      throw UploadException.otherKind(
          "stats.json, global_stats.json or a text simulation.log of Gatling is expected but the"
              + " file begins with: "
              + upload.beginning());
    }
    return log.report();
  }

  private static int kind(List<String> fields, String word) {
    for (int i = 0; i < Math.min(FIRST_FIELDS, fields.size() - 1); i++) {
      if (fields.get(i).strip().equals(word)) {
        return i;
      }
    }
    return -1;
  }

  private void request(List<String> fields) {
    List<Double> times = times(fields);
    if (times.size() < 2) {
      return; // cut off
    }
    double start = times.getFirst();
    double end = times.getLast();
    tally.request(fields.contains("KO"));
    tally.latency(end - start);
    tally.seen(start / 1e3);
    tally.seen(end / 1e3);
  }

  /// The times of a request: whatever is as long as milliseconds since 1970, else (a clock that
  /// began at 0) the two numbers before the word that says how it went.
  private static List<Double> times(List<String> fields) {
    List<Double> since1970 =
        fields.stream()
            .filter(field -> MILLIS.matcher(field).matches())
            .map(Double::valueOf)
            .toList();
    int status = Math.max(fields.lastIndexOf("OK"), fields.lastIndexOf("KO"));
    if (!since1970.isEmpty() || status < 2) {
      return since1970;
    }
    List<String> before = fields.subList(status - 2, status);
    return before.stream().allMatch(field -> SMALL.matcher(field).matches())
        ? before.stream().map(Double::valueOf).toList()
        : List.of();
  }

  private LoadTestReport report() throws UploadException {
    if (tally.requests() == 0) {
      throw UploadException.malformed("the simulation.log has no REQUEST");
    }
    return new LoadTestDraft("gatling")
        .scenario(simulation)
        .tally(tally)
        .latencyMeans(true, null)
        .report();
  }
}
