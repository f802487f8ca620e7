package dev.weatherglass.ingest.upload.test;

import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.TestReport;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What `go test -json` prints: one JSON object a line (`go doc test2json`). Lines that are no JSON
/// come from the build and are left out.
public final class GoTest2Json implements UploadFormat {

  @Override
  public String name() {
    return "go-test2json";
  }

  @Override
  public List<String> aliases() {
    return List.of("go", "go-test", "go-json", "golang-json", "test2json", "gotestsum");
  }

  @Override
  public TestReport read(Upload upload) throws UploadException {
    var run = new GoTestRun();
    int number = 0;
    for (String line : upload.lines()) {
      number++;
      if (line.stripLeading().startsWith("{")) {
        run.take(parse(line, number));
      }
    }
    if (!run.seen()) {
      throw UploadException.otherKind(
          "lines of `go test -json` with an Action are expected but the file begins with: "
              + upload.beginning());
    }
    return run.report();
  }

  private static JsonNode parse(String line, int number) throws UploadException {
    try {
      return JsonText.parse(line);
    } catch (UploadException e) {
      throw UploadException.malformed("line " + number + ": " + e.getMessage());
    }
  }
}
