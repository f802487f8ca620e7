package dev.weatherglass.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.event.TestEvent.TestCase;
import dev.weatherglass.wire.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestReportsTest {

  private static TestEvent read(String xml, String... query) {
    return (TestEvent) Fixtures.junit(xml, query);
  }

  private static int status(String xml, String... query) {
    try {
      read(xml, query);
      return 202;
    } catch (ProblemException e) {
      return e.problem().status();
    }
  }

  @Test
  void a_case_counts_once_by_its_worst_result_whatever_the_counters_say() {
    TestEvent event =
        read(
            """
            <testsuite name="cart" tests="9" failures="7" errors="0" skipped="3" time="1.5">
              <testcase classname="Cart" name="adds" time="0.5"/>
              <testcase classname="Cart" name="pays"><skipped/><failure message="no money&#10;at all"/></testcase>
              <testcase classname="Cart" name="ships"><failure/><error>broke
                down</error></testcase>
              <testcase classname="Cart" name="gifts"><skipped message="not yet"/></testcase>
            </testsuite>
            """);

    assertThat(event.scope()).isEqualTo(TestEvent.Scope.SUITE);
    assertThat(event.suite()).isEqualTo("cart");
    assertThat(event.total()).isEqualTo(4);
    assertThat(event.failed()).isEqualTo(1);
    assertThat(event.errors()).isEqualTo(1);
    assertThat(event.skipped()).isEqualTo(1);
    assertThat(event.durationSeconds()).isEqualTo(1.5);
    assertThat(event.context().outcome()).isEqualTo(Outcome.FAILURE);
    assertThat(event.cases())
        .containsExactly(
            new TestCase("Cart.ships", Outcome.ERROR, null, false, "broke"),
            new TestCase("Cart.pays", Outcome.FAILURE, null, false, "no money"),
            TestCase.of("Cart.adds", Outcome.SUCCESS, 0.5, false),
            TestCase.of("Cart.gifts", Outcome.SKIPPED, null, false));
  }

  @Test
  void a_case_that_failed_only_at_first_passed_and_is_flaky() {
    TestEvent event =
        read(
            """
            <testsuite name="cart">
              <testcase name="once"><flakyFailure message="late"><stackTrace>…</stackTrace></flakyFailure></testcase>
              <testcase name="broke"><flakyError type="IOException"/></testcase>
              <testcase name="never"><failure message="no"/><rerunFailure message="no"/></testcase>
            </testsuite>
            """);

    assertThat(event.failed()).isEqualTo(1);
    assertThat(event.errors()).isZero();
    assertThat(event.cases()).filteredOn(TestCase::flaky).hasSize(2);
    assertThat(event.cases())
        .filteredOn(TestCase::flaky)
        .allMatch(one -> one.outcome() == Outcome.SUCCESS);
  }

  @Test
  void attributes_are_believed_of_suites_without_cases_only() {
    TestEvent event =
        read(
            """
            <testsuites tests="99">
              <testsuite name="empty" tests="6" failures="1" errors="2" skipped="1"/>
              <testsuite name="outer" tests="50">
                <testsuite name="counted" tests="40"><testcase name="one"/></testsuite>
                <testsuite name="uncounted" tests="3"/>
              </testsuite>
            </testsuites>
            """);

    assertThat(event.total()).isEqualTo(6 + 1 + 3);
    assertThat(event.failed()).isEqualTo(1);
    assertThat(event.errors()).isEqualTo(2);
    assertThat(event.suite()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"'0,123', 0.123", "'1,234.5', 1234.5", "'1.234,5', 1234.5", "0.5s, 0.5"})
  void a_time_is_read_in_any_country(String time, double seconds) {
    TestEvent event =
        read("<testsuite><testcase name='one' time='%s'/></testsuite>".formatted(time));

    assertThat(event.cases().getFirst().durationSeconds()).isEqualTo(seconds);
    assertThat(event.durationSeconds()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-345345", "NaN", "soon", ""})
  void what_is_no_time_is_left_out(String time) {
    TestEvent event =
        read("<testsuite><testcase name='one' time='%s'/></testsuite>".formatted(time));

    assertThat(event.cases().getFirst().durationSeconds()).isNull();
    assertThat(event.durationSeconds()).isNull();
  }

  @Test
  void a_disabled_case_of_google_test_is_skipped() {
    TestEvent event =
        read(
            "<testsuites><testsuite><testcase name='one' status='notrun'/></testsuite></testsuites>");

    assertThat(event.skipped()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:00:00+01:00, 2026-11-22T09:00:00Z",
    "'Sun, 22 Nov 2026 10:00:00 GMT', 2026-11-22T10:00:00Z",
    "2026-11-22T10:00:00, 2026-11-23T08:00:00Z",
    "2036-11-22T10:00:00Z, 2026-11-23T08:00:00Z",
    "1970-01-01T00:00:00Z, 2026-11-23T08:00:00Z",
  })
  void a_time_counts_with_its_zone_and_in_the_accepted_range(String said, Instant at) {
    TestEvent event =
        read("<testsuite timestamp='%s'><testcase name='one'/></testsuite>".formatted(said));

    assertThat(event.context().at()).isEqualTo(at);
  }

  @Test
  void markup_in_a_name_stays_text_and_a_long_name_is_cut() {
    TestEvent event =
        read(
            "<testsuite name='&lt;script&gt;'><testcase name='%s'/></testsuite>"
                .formatted("n".repeat(5_000)));

    assertThat(event.suite()).isEqualTo("<script>");
    assertThat(event.cases().getFirst().name()).hasSize(300);
  }

  @Test
  void of_very_many_cases_those_that_failed_are_kept_and_fifty_messages() {
    var xml = new StringBuilder("<testsuite name='many'>");
    for (int i = 0; i < 3_000; i++) {
      xml.append("<testcase name='case %d'>".formatted(i));
      xml.append(i >= 2_900 ? "<failure message='why'/></testcase>" : "</testcase>");
    }
    TestEvent event = read(xml.append("</testsuite>").toString());

    assertThat(event.total()).isEqualTo(3_000);
    assertThat(event.failed()).isEqualTo(100);
    assertThat(event.cases()).hasSize(2_000);
    assertThat(event.cases()).filteredOn(one -> one.outcome() == Outcome.FAILURE).hasSize(100);
    assertThat(event.cases()).filteredOn(one -> one.message() != null).hasSize(50);
  }

  @Test
  void entities_and_document_types_are_refused() {
    String external =
        "<!DOCTYPE testsuite [<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]>"
            + "<testsuite name='&xxe;'><testcase name='one'/></testsuite>";
    String bomb =
        "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>"
            + "<!ENTITY c '&b;&b;&b;&b;'>]><testsuite><testcase name='one'><failure>&c;</failure>"
            + "</testcase></testsuite>";
    String undeclared = "<testsuite><testcase name='one'/>&xxe;</testsuite>";

    assertThat(status(external)).isEqualTo(400);
    assertThat(status(bomb)).isEqualTo(400);
    assertThat(status(undeclared)).isEqualTo(400);
  }

  @Test
  void what_is_cut_off_too_deep_or_of_the_wrong_charset_is_malformed() {
    assertThat(status("<testsuite><testcase name='one'>")).isEqualTo(400);
    assertThat(status("<testsuite>".repeat(5_000))).isEqualTo(400);
    assertThat(status("")).isEqualTo(400);
    byte[] latin = "<testsuite name='München'/>".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Fixtures.one("junit", "", latin))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<TestRun xmlns='http://microsoft.com/schemas/VisualStudio/TeamTest/2010'/>",
        "<assemblies/>",
        "<html/>",
        "{\"Action\":\"pass\"}",
        "all green"
      })
  void another_kind_of_file_is_told_from_a_broken_one(String body) {
    assertThat(status(body)).isEqualTo(422);
  }

  @Test
  void a_go_test_that_never_ended_is_an_error_and_one_that_passed_again_is_flaky() {
    TestEvent event =
        read(
            """
            # example.com/shop: a warning of the build
            {"Time":"2026-11-22T10:00:00Z","Action":"start","Package":"shop/cart"}
            {"Time":"2026-11-22T10:00:00Z","Action":"run","Package":"shop/cart","Test":"TestAdds"}
            {"Time":"2026-11-22T10:00:01Z","Action":"pass","Package":"shop/cart","Test":"TestAdds","Elapsed":0.5}
            {"Time":"2026-11-22T10:00:01Z","Action":"run","Package":"shop/cart","Test":"TestPays"}
            {"Time":"2026-11-22T10:00:01Z","Action":"output","Package":"shop/cart","Test":"TestPays","Output":"    cart_test.go:19: expected 3, got 2\\n"}
            {"Time":"2026-11-22T10:00:02Z","Action":"fail","Package":"shop/cart","Test":"TestPays","Elapsed":1}
            {"Time":"2026-11-22T10:00:02Z","Action":"skip","Package":"shop/cart","Test":"TestGifts","Elapsed":0}
            {"Time":"2026-11-22T10:00:02Z","Action":"run","Package":"shop/cart","Test":"TestHangs"}
            {"Time":"2026-11-22T10:00:03Z","Action":"fail","Package":"shop/cart","Elapsed":3}
            {"Time":"2026-11-22T10:00:04Z","Action":"run","Package":"shop/cart","Test":"TestShips"}
            {"Time":"2026-11-22T10:00:04Z","Action":"fail","Package":"shop/cart","Test":"TestShips","Elapsed":0}
            {"Time":"2026-11-22T10:00:05Z","Action":"run","Package":"shop/cart","Test":"TestShips"}
            {"Time":"2026-11-22T10:00:05Z","Action":"pass","Package":"shop/cart","Test":"TestShips","Elapsed":0}
            {"Time":"2026-11-22T10:00:06Z","Action":"fail","Package":"shop/pay","Elapsed":0}
            """,
            "format",
            "go-test2json");

    assertThat(event.total()).isEqualTo(6);
    assertThat(event.failed()).isEqualTo(1);
    assertThat(event.errors()).isEqualTo(2);
    assertThat(event.skipped()).isEqualTo(1);
    assertThat(event.durationSeconds()).isEqualTo(3.0);
    assertThat(event.context().at()).isEqualTo(Instant.parse("2026-11-22T10:00:06Z"));
    assertThat(event.cases())
        .contains(
            new TestCase(
                "shop/cart.TestPays",
                Outcome.FAILURE,
                1.0,
                false,
                "cart_test.go:19: expected 3, got 2"),
            TestCase.of("shop/cart.TestHangs", Outcome.ERROR, null, false),
            TestCase.of("shop/cart.TestShips", Outcome.SUCCESS, 0.0, true));
  }

  @Test
  void broken_lines_of_go_test_are_malformed_and_other_json_is_another_kind() {
    assertThat(status("{\"Action\":", "format", "go-test2json")).isEqualTo(400);
    assertThat(status("{\"kind\":\"deploy\"}", "format", "go-test2json")).isEqualTo(422);
    assertThat(status("<testsuite/>", "format", "go-test2json")).isEqualTo(422);
  }
}
