package dev.weatherglass.ingest.upload.test;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.Moment;
import dev.weatherglass.ingest.upload.format.TestReport;
import dev.weatherglass.ingest.upload.format.TestTally;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.XmlText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows the elements of a JUnit file from suite to suite.
final class JUnitSuites implements XmlText.Handler {

  private static final Map<String, String> OTHERS =
      Map.of(
          "testrun", "a TRX file of .NET",
          "assemblies", "a file of xUnit.net",
          "test-run", "a file of NUnit",
          "test-results", "a file of NUnit",
          "testresults", "a JTL file of JMeter",
          "coverage", "a coverage report",
          "checkstyle", "a Checkstyle report",
          "testng-results", "a file of TestNG");

  private final TestTally tally = new TestTally();
  private final Deque<JUnitSuite> open = new ArrayDeque<>();
  private @Nullable JUnitCase current;
  private @Nullable JUnitSuite root;
  private @Nullable Instant latest;

  @Override
  public void begin(String name, XmlText attributes) throws UploadException {
    if (root == null) {
      requireJUnit(name);
    }
    switch (name) {
      case "testsuites", "testsuite" -> beginSuite(attributes);
      case "testcase" -> current = JUnitCase.of(attributes);
      default -> {
        if (current != null) {
          current.begin(name, attributes);
        }
      }
    }
  }

  @Override
  public void end(String name, String text) {
    switch (name) {
      case "testsuites", "testsuite" -> endSuite();
      case "testcase" -> endCase();
      default -> {
        if (current != null) {
          current.end(name, text);
        }
      }
    }
  }

  TestReport report() throws UploadException {
    JUnitSuite whole = root;
    if (whole == null) {
      throw UploadException.malformed("the file has no element");
    }
    return tally.report(whole.displayName(), whole.seconds(), latest);
  }

  private static void requireJUnit(String name) throws UploadException {
    if (!name.equals("testsuites") && !name.equals("testsuite")) {
      throw UploadException.otherKind(
          "JUnit XML begins with <testsuites> or <testsuite> but the file begins with <"
              + name
              + ">"
              + (OTHERS.containsKey(name)
                  ? ": it looks like " + OTHERS.get(name) + "; convert it to JUnit XML"
                  : ""));
    }
  }

  private void beginSuite(XmlText attributes) {
    var suite =
        new JUnitSuite(
            attributes.attribute("name"),
            Amount.number(attributes.attribute("time")),
            JUnitCounts.of(attributes));
    if (root == null) {
      root = suite;
    }
    open.push(suite);
    Instant at = Moment.zoned(attributes.attribute("timestamp"));
    if (at != null && (latest == null || at.isAfter(latest))) {
      latest = at;
    }
  }

  private void endSuite() {
    JUnitSuite suite = open.pop();
    JUnitSuite parent = open.peek();
    if (parent == null) {
      JUnitCounts rest = suite.uncounted();
      tally.add(rest.total(), rest.failed(), rest.errors(), rest.skipped());
    } else {
      parent.add(suite);
    }
  }

  private void endCase() {
    JUnitCase one = current;
    JUnitSuite suite = open.peek();
    if (one != null && suite != null) {
      suite.addCase(one.seconds());
      tally.add(one.name(), one.outcome(), one.seconds(), one.flaky(), one.message());
    }
    current = null;
  }
}
