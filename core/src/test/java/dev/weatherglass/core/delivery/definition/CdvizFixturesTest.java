package dev.weatherglass.core.delivery.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.delivery.Commit;
import dev.weatherglass.core.delivery.DeliveredCommit;
import dev.weatherglass.core.delivery.DeliveryFold;
import dev.weatherglass.core.delivery.Deployment;
import dev.weatherglass.core.delivery.Fixtures;
import dev.weatherglass.core.delivery.Incident;
import dev.weatherglass.core.delivery.JudgedDeployment;
import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.Kind;
import dev.weatherglass.core.delivery.MergedChange;
import dev.weatherglass.core.delivery.Rules;
import dev.weatherglass.core.delivery.ServiceHistory;
import dev.weatherglass.core.event.DeployEvent.How;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A week of CDviz' demonstration: what its own counting gives, found again as the evidence of the
/// definitions that count that way. The publication of an artefact stands for its commit.
class CdvizFixturesTest {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Period WEEK = new Period(START, START.plus(Duration.ofDays(8)));

  private static List<JudgedService> services() {
    var deployments = new TreeMap<String, List<Deployment>>();
    var published = new TreeMap<String, List<MergedChange>>();
    for (String[] row : Fixtures.csv("cdviz/events/service_deploys.d/dora_deploys.csv")) {
      String service = row[2];
      published.computeIfAbsent(service, _ -> new ArrayList<>());
      deployments.computeIfAbsent(service, _ -> new ArrayList<>());
      if (!row[4].isEmpty()) {
        published.get(service).add(published(row, at(row[0], row[4])));
      }
      if (!row[5].isEmpty()) {
        deployments.get(service).add(deploy(row, How.ROLLOUT, at(row[0], row[5])));
      }
      if (!row[6].isEmpty()) {
        deployments.get(service).add(deploy(row, How.ROLLBACK, at(row[0], row[6])));
      }
    }
    return deployments.keySet().stream()
        .map(each ->
            new ServiceHistory(each, deployments.get(each), published.get(each), incidents(each)))
        .map(each -> DeliveryFold.of(each, Rules.DEFAULTS))
        .toList();
  }

  private static List<Incident> incidents(String service) {
    return Fixtures.csv("cdviz/events/executions.d/incident_dora.csv").stream()
        .filter(row -> row[3].equals(service))
        .map(row ->
            new Incident(
                row[1],
                service,
                row[2],
                at(row[0], row[5]),
                row[7].isEmpty() ? null : at(row[0], row[7]),
                Revision.UNKNOWN,
                null,
                null))
        .toList();
  }

  private static MergedChange published(String[] row, Instant at) {
    return new MergedChange(
        row[1],
        row[2],
        null,
        "main",
        null,
        null,
        null,
        row[1],
        null,
        at,
        List.of(Commit.of(row[1], at, null, null)),
        null,
        Map.of());
  }

  private static Deployment deploy(String[] row, How how, Instant at) {
    return new Deployment(
        row[1] + " " + row[3] + " " + how,
        "cdviz",
        null,
        row[2],
        row[3],
        new Revision(null, row[1], row[1]),
        how,
        false,
        Outcome.SUCCESS,
        null,
        at,
        null,
        null,
        null,
        null,
        Map.of(),
        null);
  }

  private static Instant at(String base, String offset) {
    return START.plus(duration(base)).plus(duration(offset));
  }

  private static Duration duration(String text) {
    return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }

  private static Scope scope() {
    return Told.scope(Rules.DEFAULTS, services());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int count = sorted.size();
    return (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2;
  }

  @Test
  void there_are_17_production_deploys_and_two_rollbacks_one_of_them_in_production() {
    var deploys = new TreeMap<String, Integer>();
    var rollbacks = new TreeSet<String>();
    for (JudgedService service : services()) {
      service
          .deployments()
          .forEach(each -> {
            if (each.kind() == Kind.ROLLBACK) {
              rollbacks.add(each.deployment().environment());
            } else if (each.counts()) {
              deploys.merge(service.service(), 1, Integer::sum);
            }
          });
    }

    assertThat(deploys).isEqualTo(Map.of("svc-frontend", 8, "svc-api", 6, "svc-worker", 3));
    assertThat(rollbacks).containsExactly("production", "staging");
  }

  @Test
  void one_of_17_was_rolled_back_as_datadog_counts() {
    Definition datadog = Told.definition("datadog");

    Summary summary = datadog.summary(WEEK, datadog.evidence(scope()));

    assertThat(summary.changeFailRate().failed()).isEqualTo(1);
    assertThat(summary.changeFailRate().total()).isEqualTo(17);
    assertThat(summary.changeFailRate().value()).isEqualTo(0.0588, within(0.0001));
  }

  @Test
  void the_median_from_publication_to_production_is_11100_seconds() {
    List<Double> leads = new ArrayList<>();
    for (JudgedService service : services()) {
      service.deployments().stream()
          .filter(each -> each.counts() && each.kind() != Kind.ROLLBACK)
          .flatMap(CdvizFixturesTest::itself)
          .forEach(leads::add);
    }

    assertThat(leads).hasSize(17);
    assertThat(median(leads)).isEqualTo(11_100);
  }

  /// The artefact itself; those that never reached production on their own are contained too.
  private static Stream<Double> itself(JudgedDeployment judged) {
    Deployment deployment = judged.deployment();
    return judged.commits().stream()
        .map(DeliveredCommit::commit)
        .filter(each -> each.sha().equals(deployment.revision().commit()))
        .map(each -> Ledger.seconds(each.at(), deployment.moment()));
  }

  @Test
  void dora_leaves_out_first_deployments_and_counts_what_a_later_one_brought_along() {
    Definition dora = Told.definition("dora");

    Summary summary = dora.summary(WEEK, dora.evidence(scope()));

    assertThat(summary.changeLeadTime().count()).isEqualTo(17 - 3 + 2);
    assertThat(summary.deploymentFrequency().count()).isEqualTo(18);
  }

  @Test
  void the_median_repair_over_13_resolved_incidents_is_2280_seconds() {
    List<Double> repairs = Told.values("pelorus", Figure.FAILED_DEPLOYMENT_RECOVERY_TIME, scope());

    assertThat(repairs).hasSize(13);
    assertThat(median(repairs)).isEqualTo(2_280);
  }
}
