package dev.weatherglass.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.MemoryShelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One instance of a new version beside four of the old one, with latency histograms.
class SlowCanaryTest {

  private static final int BEFORE = 250;
  private static final int AFTER = 80;

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void slow_requests_of_the_new_version_alone_are_its_fault(long seed) {
    assertThat(evidence(seed, 0.1, 0.2)).isGreaterThan(10);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void slow_requests_of_both_versions_are_not(long seed) {
    assertThat(evidence(seed, 0.2, 0.2)).isLessThan(1);
  }

  /// The most evidence of any bucket that the change made the quantile worse, once the new version
  /// is seen.
  private static double evidence(long seed, double older, double newer) {
    List<Finding> findings = findings(seed, older, newer);
    assertThat(findings).isNotEmpty();
    return findings.stream()
        .filter(Finding.SeriesEvidence.class::isInstance)
        .map(Finding.SeriesEvidence.class::cast)
        .filter(series -> series.series().signal().equals("latency_p95"))
        .flatMap(series -> series.buckets().stream())
        .skip(12)
        .filter(bucket -> bucket.lnE().length > 0)
        .mapToDouble(bucket -> bucket.lnE()[0])
        .max()
        .orElseThrow();
  }

  private static List<Finding> findings(long seed, double older, double newer) {
    var scrapes = new Scrapes(seed);
    var old = new ArrayList<Scrapes.Process>();
    for (int i = 0; i < 4; i++) {
      old.add(scrapes.new Process("old" + i, "1.0"));
    }
    var canary = scrapes.new Process("new", "2.0");
    for (int scrape = 0; scrape < BEFORE + AFTER; scrape++) {
      double usual = scrape < BEFORE ? 0.1 : older;
      for (Scrapes.Process process : old) {
        process.scrape(scrape, usual);
      }
      if (scrape >= BEFORE) {
        canary.scrape(scrape, newer);
      }
    }
    var judge =
        new ServiceJudge(
            JudgeSettings.DEFAULTS,
            Watch.DEFAULTS,
            CallGraph.NONE,
            new MemoryShelf<>(),
            new MemoryShelf<>(),
            new MemoryShelf<>(),
            new MemoryShelf<>(),
            new MemoryShelf<>());
    var findings = new ArrayList<Finding>();
    Instant onset = Instant.ofEpochMilli(Scrapes.START + BEFORE * 10_000L);
    boolean told = false;
    for (MetricBatch batch : scrapes.batches(5)) {
      if (!told && judgeReached(batch, onset)) {
        findings.addAll(judge.onEvent("checkout", deploy(onset)));
        told = true;
      }
      findings.addAll(judge.onMetrics(batch));
    }
    assertThat(told).isTrue();
    return findings;
  }

  private static boolean judgeReached(MetricBatch batch, Instant at) {
    return batch.metrics().getFirst().series().getFirst().samples().getFirst().atMillis()
        >= at.toEpochMilli();
  }

  private static DeployEvent deploy(Instant at) {
    return new DeployEvent(
        new EventContext(
            new EventIdentity("/ci", "2.0", EventKind.DEPLOY.type(Phase.FINISHED)),
            at,
            TimeQuality.SOURCE,
            at.plusSeconds(1),
            "checkout",
            null,
            "production",
            Phase.FINISHED,
            Outcome.SUCCESS,
            new Revision("2.0", null, null),
            "run",
            null,
            "native",
            Map.of(),
            Map.of()),
        DeployEvent.How.ROLLOUT,
        false,
        null,
        null);
  }
}
