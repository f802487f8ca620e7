package dev.weatherglass.maven;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads the XML reports of Surefire and Failsafe: what ran, how it ended, how long it took. Never
/// the output or the messages of a test, which may hold anything.
final class TestReports {

  private static final int SECOND = 1_000;

  private final XMLInputFactory factory = XMLInputFactory.newFactory();

  /// One case, as the reports tell it.
  static final class Case {
    final String name;
    final long millis;
    final Result result;

    Case(String name, long millis, Result result) {
      this.name = name;
      this.millis = millis;
      this.result = result;
    }
  }

  /// How a case ended, from good to bad; its worst result counts. A flaky one passed when it was
  /// run again.
  enum Result {
    PASSED("success"),
    FLAKY("success"),
    SKIPPED("skipped"),
    FAILED("failure"),
    BROKE("error");

    /// In the words of the hub.
    final String outcome;

    Result(String outcome) {
      this.outcome = outcome;
    }
  }

  TestReports() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /// Reads a small report, so that the first real one does not have to load everything.
  void rehearse() {
    String report = "<testsuite><testcase name='a' time='0'><skipped/></testcase></testsuite>";
    cases(new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)));
  }

  /// The cases of all reports in this directory that were written since. A report that cannot be
  /// read is left out.
  ///
  /// @param since milliseconds since 1970
  List<Case> read(Path directory, long since) throws IOException {
    List<Case> cases = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> reports = Files.newDirectoryStream(directory, "TEST-*.xml")) {
        for (Path report : reports) {
          if (Files.getLastModifiedTime(report).toMillis() >= since) {
            cases.addAll(read(report));
          }
        }
      }
    }
    return cases;
  }

  private List<Case> read(Path report) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(report))) {
      return cases(bytes);
    }
  }

  private List<Case> cases(InputStream bytes) {
    List<Case> cases = new ArrayList<>();
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(bytes);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("testcase")) {
          cases.add(testCase(xml));
        }
      }
    } catch (XMLStreamException e) {
      cases.clear(); // half a report says less than none
    }
    return cases;
  }

  private static Case testCase(XMLStreamReader xml) throws XMLStreamException {
    String type = xml.getAttributeValue(null, "classname");
    String method = xml.getAttributeValue(null, "name");
    long millis = millis(xml.getAttributeValue(null, "time"));
    Result worst = Result.PASSED;
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        worst = worse(worst, result(xml.getLocalName()));
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
    return new Case(type == null ? "" + method : type + "." + method, millis, worst);
  }

  private static Result worse(Result one, Result other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Result result(String element) {
    switch (element) {
      case "failure":
        return Result.FAILED;
      case "error":
        return Result.BROKE;
      case "skipped":
        return Result.SKIPPED;
      case "flakyFailure":
      case "flakyError":
        return Result.FLAKY;
      default:
        return Result.PASSED;
    }
  }

  /// Surefire writes `1,234.5` for more than a thousand seconds.
  private static long millis(@Nullable String time) {
    try {
      double seconds = time == null ? 0 : Double.parseDouble(time.replace(",", ""));
      return seconds >= 0 && seconds < 1e9 ? Math.round(seconds * SECOND) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
