package dev.weatherglass.ingest.upload.benchmark;

import dev.weatherglass.core.event.BenchmarkEvent.Better;
import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.BenchmarkReport;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rust: what Criterion prints with `--output-format bencher` (and `cargo bench` by itself), `test
/// … bench: 329 ns/iter (+/- 4)`; and its own text, `… time: [1.1 µs 1.2 µs 1.3 µs]`, in
/// nanoseconds.
public final class Criterion implements UploadFormat {

  private static final String TEST = "test ";
  private static final String BENCH = "... bench:";
  private static final Pattern BENCHER =
      Pattern.compile("([0-9.,]+) (\\S+/\\S+)(?: \\(\\+/- ([0-9.,]+)\\))?.*");
  private static final String TIMED = "time:";
  private static final String TIME = "([0-9.]+) (ps|ns|us|µs|μs|ms|s)";
  private static final Pattern OWN = Pattern.compile("\\[" + TIME + " " + TIME + " " + TIME + "]");

  @Override
  public String name() {
    return "criterion";
  }

  @Override
  public List<String> aliases() {
    return List.of("cargo", "cargo-bench", "rust");
  }

  @Override
  public BenchmarkReport read(Upload upload) throws UploadException {
    if (upload.beginsWith("{")) {
      return BenchmarkReport.of(CriterionMessages.read(upload));
    }
    var results = new Results();
    boolean any = false;
    String before = "";
    for (String raw : upload.shortLines()) {
      String line = raw.strip();
      any |= bencher(results, line) || own(results, line, before);
      before = line;
    }
    if (!any) {
      throw UploadException.otherKind(
          "lines of cargo bench (test … bench: … ns/iter) are expected but the file begins with: "
              + upload.beginning());
    }
    return BenchmarkReport.of(results.list("Criterion"));
  }

  private static boolean bencher(Results results, String line) {
    int end = line.indexOf(BENCH);
    if (!line.startsWith(TEST) || end < 0) {
      return false;
    }
    Matcher figures = BENCHER.matcher(line.substring(end + BENCH.length()).strip());
    if (!figures.matches()) {
      return false;
    }
    Double value = plain(figures.group(1));
    Double range = figures.group(3) == null ? null : plain(figures.group(3));
    results.add(
        line.substring(TEST.length(), end),
        value,
        figures.group(2),
        Units.ofUnit(figures.group(2)),
        Amount.beside(value, range, -1),
        Amount.beside(value, range, 1),
        null);
    return true;
  }

  /// @param before the line before, which holds the name where it is long
  private static boolean own(Results results, String line, String before) {
    int end = line.indexOf(TIMED);
    if (end < 0) {
      return false;
    }
    Matcher times = OWN.matcher(line.substring(end + TIMED.length()).strip());
    if (!times.matches()) {
      return false;
    }
    results.add(
        end == 0 ? before : line.substring(0, end),
        nanos(times.group(3), times.group(4)),
        "ns",
        Better.LOWER,
        nanos(times.group(1), times.group(2)),
        nanos(times.group(5), times.group(6)),
        null);
    return true;
  }

  private static @Nullable Double nanos(String number, String unit) {
    return unit.equals("ps")
        ? Amount.times(Amount.number(number), 1e-3)
        : Amount.times(Amount.millis(number + unit, unit), 1e6);
  }

  /// Commas group thousands here, always.
  private static @Nullable Double plain(String number) {
    return Amount.number(number.replace(",", ""));
  }
}
