package dev.weatherglass.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.doctor.Finding.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedsTest {

  @Test
  void a_hub_without_deploys_is_told_how_to_report_one() {
    List<Finding> findings = Feeds.findings(List.of(), 30);

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().sentence()).startsWith("no deploy seen in 30 days");
    assertThat(findings.getFirst().next()).contains("weatherglass send deploy");
  }

  @Test
  void what_no_tool_reports_is_named_with_what_it_costs() {
    var checkout = new ServiceFacts("checkout", false, true, true, false, "");

    List<Finding> findings = Feeds.findings(List.of(checkout), 30);

    assertThat(advice(findings))
        .containsExactly(
            "no series ever judged for checkout: every verdict is no_data",
            "no incidents seen for checkout in 30 days: change fail rate rests on verdicts alone");
  }

  @Test
  void many_silent_services_are_one_line() {
    List<ServiceFacts> services =
        List.of("basket", "checkout", "payment", "search", "stock").stream()
            .map(name -> new ServiceFacts(name, true, false, true, true, ""))
            .toList();

    assertThat(advice(Feeds.findings(services, 30)))
        .containsExactly(
            "no changes seen for basket, checkout, payment and 2 more in 30 days: there is no change"
                + " lead time");
  }

  @Test
  void a_deploy_that_never_ended_is_named_by_its_run() {
    var stuck = new ServiceFacts("checkout", true, true, true, true, "checkout 1.4.2 (run 17)");

    assertThat(advice(Feeds.findings(List.of(stuck), 30)))
        .containsExactly("began more than a day ago and never ended: checkout 1.4.2 (run 17)");
  }

  @Test
  void a_service_that_everything_is_known_of_needs_nothing() {
    var whole = new ServiceFacts("checkout", true, true, true, true, "");

    assertThat(Feeds.findings(List.of(whole), 30)).allMatch(each -> each.mark() == Mark.GOOD);
  }

  @Test
  void little_disk_is_advice_and_hardly_any_is_broken() {
    assertThat(Machine.disk(50_000_000_000L).mark()).isEqualTo(Mark.GOOD);
    assertThat(Machine.disk(1_000_000_000L).mark()).isEqualTo(Mark.ADVICE);
    assertThat(Machine.disk(10_000_000L).mark()).isEqualTo(Mark.BROKEN);
  }

  private static List<String> advice(List<Finding> findings) {
    return findings.stream()
        .filter(each -> each.mark() != Mark.GOOD)
        .map(Finding::sentence)
        .toList();
  }
}
