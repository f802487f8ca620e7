package dev.weatherglass.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.maven.TestReports.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {

  @TempDir Path directory;

  @Test
  void a_case_counts_by_its_worst_result() throws IOException {
    report(
        """
        <testsuite name="shop.TillTest">
          <testcase name="adds" classname="shop.TillTest" time="0.25"/>
          <testcase name="fails" classname="shop.TillTest" time="1,000.5">
            <skipped/><failure message="secret"><![CDATA[<error/>]]></failure><rerunFailure/>
          </testcase>
          <testcase name="breaks" classname="shop.TillTest"><error/></testcase>
          <testcase name="flickers" classname="shop.TillTest" time="x"><flakyFailure/></testcase>
          <testcase name="sleeps"><skipped/><system-out>zzz</system-out></testcase>
        </testsuite>
        """);

    var cases = new TestReports().read(directory, 0);

    assertThat(cases)
        .extracting(each -> each.result)
        .containsExactly(Result.PASSED, Result.FAILED, Result.BROKE, Result.FLAKY, Result.SKIPPED);
    assertThat(cases).extracting(each -> each.millis).startsWith(250L, 1_000_500L, 0L, 0L);
    assertThat(cases).extracting(each -> each.name).startsWith("shop.TillTest.adds");
    assertThat(cases.getLast().name).isEqualTo("sleeps");
  }

  @Test
  void a_report_of_an_earlier_build_is_not_read() throws IOException {
    Path file = report("<testsuite><testcase name='a'/></testsuite>");
    Files.setLastModifiedTime(file, FileTime.fromMillis(999));

    assertThat(new TestReports().read(directory, 1_000)).isEmpty();
  }

  @Test
  void entities_are_not_followed_and_a_broken_report_is_left_out() throws IOException {
    Files.writeString(directory.resolve("secret.txt"), "hunter2");
    report(
        "<!DOCTYPE t [<!ENTITY s SYSTEM 'file://%s/secret.txt'>]><testsuite><testcase name='&s;'/>"
                .formatted(directory)
            + "</testsuite>");
    assertThat(new TestReports().read(directory, 0)).isEmpty();

    report("<testsuite><testcase name='a'/><testcase");
    assertThat(new TestReports().read(directory, 0)).isEmpty();
  }

  @Test
  void where_no_test_ran_there_is_nothing() throws IOException {
    assertThat(new TestReports().read(directory.resolve("surefire-reports"), 0)).isEmpty();
  }

  private Path report(String xml) throws IOException {
    return Files.writeString(directory.resolve("TEST-shop.TillTest.xml"), xml);
  }
}
