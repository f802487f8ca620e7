package dev.weatherglass.ingest.upload.test;

import dev.weatherglass.ingest.upload.format.TestReport;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import dev.weatherglass.ingest.upload.format.XmlText;
import java.util.List;

/// JUnit XML as Surefire, Gradle, pytest, Jest, Mocha, Bazel, GoogleTest and others write it.
public final class JUnitXml implements UploadFormat {

  @Override
  public String name() {
    return "junit";
  }

  @Override
  public List<String> aliases() {
    return List.of("junit-xml");
  }

  @Override
  public TestReport read(Upload upload) throws UploadException {
    if (upload.beginsWith("{")) {
      throw UploadException.otherKind(
          "JUnit XML is expected but the file is JSON: for `go test -json` add"
              + " format=go-test2json to the query");
    }
    var suites = new JUnitSuites();
    XmlText.read(upload, "JUnit", suites);
    return suites.report();
  }
}
