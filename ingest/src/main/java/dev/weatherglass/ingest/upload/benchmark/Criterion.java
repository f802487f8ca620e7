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

  private static final Pattern BENCHER =
      Pattern.compile(
          "test (.+?)\\s+\\.\\.\\. bench:\\s+([0-9.,]+) (\\S+/\\S+)(?: \\(\\+/- ([0-9.,]+)\\))?.*");
  private static final String TIME = "([0-9.]+) (ps|ns|us|µs|μs|ms|s)";
  private static final Pattern OWN =
      Pattern.compile("(.*?)\\s*time:\\s+\\[" + TIME + " " + TIME + " " + TIME + "]");

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
    var results = new Results();
    boolean any = false;
    String before = "";
    for (String raw : upload.lines()) {
      String line = raw.strip();
      Matcher bencher = BENCHER.matcher(line);
      Matcher own = OWN.matcher(line);
      if (bencher.matches()) {
        any = true;
        bencher(results, bencher);
      } else if (own.matches()) {
        any = true;
        own(results, own.group(1).isEmpty() ? before : own.group(1), own);
      }
      before = line;
    }
    if (!any) {
      throw UploadException.otherKind(
          "lines of cargo bench (test … bench: … ns/iter) are expected but the file begins with: "
              + upload.beginning());
    }
    return BenchmarkReport.of(results.list("Criterion"));
  }

  private static void bencher(Results results, Matcher line) {
    Double value = plain(line.group(2));
    Double range = line.group(4) == null ? null : plain(line.group(4));
    results.add(
        line.group(1),
        value,
        line.group(3),
        Better.LOWER,
        Amount.beside(value, range, -1),
        Amount.beside(value, range, 1),
        null);
  }

  private static void own(Results results, String name, Matcher line) {
    results.add(
        name,
        nanos(line.group(4), line.group(5)),
        "ns",
        Better.LOWER,
        nanos(line.group(2), line.group(3)),
        nanos(line.group(6), line.group(7)),
        null);
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
