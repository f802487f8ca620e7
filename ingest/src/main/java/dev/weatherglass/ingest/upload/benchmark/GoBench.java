package dev.weatherglass.ingest.upload.benchmark;

import dev.weatherglass.ingest.upload.format.BenchmarkReport;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What `go test -bench` prints. Names repeat across packages, so a `pkg:` line is part of them; so
/// is the suffix `-8` (GOMAXPROCS), for another machine has another speed. The first measure of a
/// line is its result.
public final class GoBench implements UploadFormat {

  private static final Pattern LINE =
      Pattern.compile("(Benchmark\\S*)\\s+([0-9]+)\\s+([0-9.eE+-]+)\\s+(\\S+).*");
  private static final Pattern PACKAGE = Pattern.compile("pkg:\\s*(\\S+)");

  @Override
  public String name() {
    return "go";
  }

  @Override
  public List<String> aliases() {
    return List.of("go-bench", "gobench", "golang");
  }

  @Override
  public BenchmarkReport read(Upload upload) throws UploadException {
    var results = new Results();
    boolean any = false;
    String goPackage = "";
    for (String raw : upload.shortLines()) {
      String line = raw.strip();
      Matcher ofPackage = PACKAGE.matcher(line);
      if (ofPackage.matches()) {
        goPackage = ofPackage.group(1) + ".";
      }
      Matcher result = LINE.matcher(line);
      if (result.matches()) {
        any = true;
        add(results, goPackage, result);
      }
    }
    if (!any) {
      throw UploadException.otherKind(
          "lines of `go test -bench` (Benchmark…  iterations  … ns/op) are expected but the file"
              + " begins with: "
              + upload.beginning());
    }
    return BenchmarkReport.of(results.list("go test -bench"));
  }

  private static void add(Results results, String goPackage, Matcher line) {
    String unit = line.group(4);
    results.add(
        goPackage + line.group(1),
        number(line.group(3)),
        unit,
        Units.ofUnit(unit),
        null,
        null,
        null);
  }

  private static @Nullable Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
